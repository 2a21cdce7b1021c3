package dev.receipts.functions.starttextract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Documents of every kind, made for the tests. */
final class Documents {
  private Documents() {}

  static byte[] jpeg(int width, int height) {
    return image("jpg", picture(width, height));
  }

  static byte[] png(int width, int height) {
    return image("png", picture(width, height));
  }

  static byte[] tiff(int pages) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (int page = 0; page < pages; page++) {
        writer.writeToSequence(new IIOImage(picture(60, 80), null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] pdf(int pages) {
    return pdf(pages, document -> {});
  }

  static byte[] pdf(int pages, Change change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int page = 0; page < pages; page++) {
        document.addPage(new PDPage());
      }
      change.apply(document);
      document.save(bytes, CompressParameters.NO_COMPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] pdfWithPassword(String password) {
    return pdf(
        1,
        document ->
            document.protect(
                new StandardProtectionPolicy("owner", password, new AccessPermission())));
  }

  /** A PDF whose page tree has its own root as a branch. */
  static byte[] pdfWithCircle() {
    return pdf(
        1,
        document -> {
          COSDictionary root = document.getPages().getCOSObject();
          COSDictionary branch = new COSDictionary();
          branch.setItem(COSName.TYPE, COSName.PAGES);
          COSArray kids = new COSArray();
          kids.add(root);
          branch.setItem(COSName.KIDS, kids);
          root.getCOSArray(COSName.KIDS).add(branch);
        });
  }

  static byte[] cut(byte[] content, int length) {
    return Arrays.copyOf(content, length);
  }

  private static BufferedImage picture(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] image(String format, BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
      ImageWriter writer = writers.next();
      try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(output);
        writer.write(picture);
      } finally {
        writer.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  interface Change {
    void apply(PDDocument document) throws IOException;
  }
}
