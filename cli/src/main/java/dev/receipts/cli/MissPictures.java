package dev.receipts.cli;

import dev.receipts.cli.picture.Mark;
import dev.receipts.cli.picture.PagePainter;
import dev.receipts.page.Box;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What the pages of one file show where a value was misread, as JPEGs of a bounded size.
 *
 * @param pages the pages with a misread value, by number, small; the first page of the receipt
 *     where nothing was read
 * @param details the place of the misread value, by field
 */
record MissPictures(Map<Integer, byte[]> pages, Map<String, byte[]> details) {
  private static final int PAGE_SIDE = 900;
  private static final int MOST_PAGES = 4;
  private static final int DETAIL_WIDTH = 720;
  private static final int DETAIL_HEIGHT = 240;
  private static final float QUALITY = 0.6f;

  /** Draws the pages of a file that is still open. */
  static MissPictures of(OpenFile file, List<Miss> misses) {
    Map<Integer, List<Miss>> byPage = new TreeMap<>();
    for (Miss miss : misses) {
      Optional<Integer> page =
          miss.evidence().map(Evidence::page).or(() -> miss.receipt().map(Receipt::firstPage));
      page.ifPresent(number -> byPage.computeIfAbsent(number, n -> new ArrayList<>()).add(miss));
    }
    Map<Integer, byte[]> pages = new TreeMap<>();
    Map<String, byte[]> details = new HashMap<>();
    byPage.entrySet().stream()
        .limit(MOST_PAGES)
        .forEach(
            entry ->
                pages.put(entry.getKey(), draw(file, entry.getKey(), entry.getValue(), details)));
    return new MissPictures(pages, details);
  }

  /** How many bytes there are. */
  long size() {
    return pages.values().stream().mapToLong(jpeg -> jpeg.length).sum()
        + details.values().stream().mapToLong(jpeg -> jpeg.length).sum();
  }

  private static byte[] draw(
      OpenFile file, int page, List<Miss> misses, Map<String, byte[]> details) {
    BufferedImage picture = file.picture(page);
    List<Mark> marks = new ArrayList<>();
    for (Miss miss : misses) {
      miss.evidence()
          .ifPresent(
              evidence ->
                  marks.add(
                      new Mark(1, miss.field(), miss.got().orElse(""), evidence.box(), true)));
    }
    new PagePainter().mark(picture, marks);
    for (Mark mark : marks) {
      details.put(mark.field(), jpeg(detail(picture, mark.box())));
    }
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    return jpeg(
        scaled(
            picture,
            picture.getWidth() * PAGE_SIDE / longest,
            picture.getHeight() * PAGE_SIDE / longest));
  }

  /** A part of the picture of always the same size, as near as can be around a box. */
  private static BufferedImage detail(BufferedImage picture, Box box) {
    int width = Math.min(DETAIL_WIDTH, picture.getWidth());
    int height = Math.min(DETAIL_HEIGHT, picture.getHeight());
    int left = (int) (box.centerX() * picture.getWidth()) - width / 2;
    int top = (int) (box.centerY() * picture.getHeight()) - height / 2;
    return picture.getSubimage(
        Math.clamp(left, 0, picture.getWidth() - width),
        Math.clamp(top, 0, picture.getHeight() - height),
        width,
        height);
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage small =
        new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, small.getWidth(), small.getHeight(), null);
    graphics.dispose();
    return small;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
