package dev.receipts.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes images as files. */
final class ImageFile {
  private ImageFile() {}

  static byte[] jpeg(BufferedImage image, float quality) {
    return write("jpeg", List.of(image), "JPEG", Optional.of(quality), Optional.empty());
  }

  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A page for each image, compressed as a fax (CCITT Group 4). */
  static byte[] tiff(List<BufferedImage> blackAndWhite, int dotsPerInch) {
    return write("tiff", blackAndWhite, "CCITT T.6", Optional.empty(), Optional.of(dotsPerInch));
  }

  private static byte[] write(
      String format,
      List<BufferedImage> images,
      String compression,
      Optional<Float> quality,
      Optional<Integer> dotsPerInch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionType(compression);
      quality.ifPresent(settings::setCompressionQuality);
      if (images.size() == 1) {
        writer.write(null, new IIOImage(images.getFirst(), null, null), settings);
      } else {
        writer.prepareWriteSequence(null);
        for (BufferedImage image : images) {
          IIOMetadata metadata =
              writer.getDefaultImageMetadata(
                  ImageTypeSpecifier.createFromRenderedImage(image), settings);
          if (dotsPerInch.isPresent()) {
            setResolution(metadata, dotsPerInch.get());
          }
          writer.writeToSequence(new IIOImage(image, null, metadata), settings);
        }
        writer.endWriteSequence();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void setResolution(IIOMetadata metadata, int dotsPerInch) throws IOException {
    String standard = "javax_imageio_1.0";
    IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
    for (String direction : List.of("HorizontalPixelSize", "VerticalPixelSize")) {
      IIOMetadataNode size = new IIOMetadataNode(direction);
      size.setAttribute("value", String.format(Locale.ROOT, "%.6f", 25.4 / dotsPerInch));
      dimension.appendChild(size);
    }
    IIOMetadataNode root = new IIOMetadataNode(standard);
    root.appendChild(dimension);
    metadata.mergeTree(standard, root);
  }
}
