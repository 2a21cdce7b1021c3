package dev.receipts.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads files back. */
final class Decoded {
  private Decoded() {}

  /** The pages of an image file or a PDF, as a reader sees them. */
  static List<BufferedImage> pages(String name, byte[] file) throws IOException {
    return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? drawn(file) : images(file);
  }

  /** The text of each page of a PDF. */
  static List<String> text(byte[] pdf) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
    }
    return pages;
  }

  /** How far two pictures are apart: the mean difference of their pixels, in shades of grey. */
  static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        sum += Math.abs((one.getRGB(x, y) & 0xff) - (other.getRGB(x, y) & 0xff));
      }
    }
    return sum / (double) (one.getWidth() * one.getHeight());
  }

  private static List<BufferedImage> drawn(byte[] file) throws IOException {
    List<BufferedImage> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        pages.add(renderer.renderImageWithDPI(page, 60, ImageType.GRAY));
      }
    }
    return pages;
  }

  private static List<BufferedImage> images(byte[] file) throws IOException {
    List<BufferedImage> pages = new ArrayList<>();
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = ImageIO.getImageReaders(stream).next();
      reader.setInput(stream);
      int count = reader.getNumImages(true);
      for (int page = 0; page < count; page++) {
        pages.add(reader.read(page));
      }
      reader.dispose();
    }
    return pages;
  }
}
