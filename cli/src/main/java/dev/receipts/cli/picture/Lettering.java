package dev.receipts.cli.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes on pictures in the typeface that PDFBox brings along, so that a machine needs no fonts and
 * a picture looks the same on each. Use it in one thread.
 */
final class Lettering {
  private static final String TYPEFACE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** A letter's outline and how far the next one stands from it, in the typeface's units. */
  private record Glyph(GeneralPath outline, double advance) {}

  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unitsPerEm;
  private final Map<Integer, Glyph> glyphs = new HashMap<>();

  Lettering() {
    try (InputStream file = PDDocument.class.getResourceAsStream(TYPEFACE)) {
      if (file == null) {
        throw new IllegalStateException("PDFBox's jar has no " + TYPEFACE + " any more.");
      }
      this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      this.letters = font.getUnicodeCmapLookup();
      this.unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How wide a text is. */
  double width(String text, double size) {
    return text.codePoints().mapToDouble(letter -> glyph(letter).advance()).sum()
        * size
        / unitsPerEm;
  }

  /** Writes in the current colour. */
  void draw(Graphics2D graphics, String text, double left, double baseline, double size) {
    double scale = size / unitsPerEm;
    double x = left;
    for (int letter : text.codePoints().toArray()) {
      Glyph glyph = glyph(letter);
      graphics.fill(
          new AffineTransform(scale, 0, 0, -scale, x, baseline)
              .createTransformedShape(glyph.outline()));
      x += glyph.advance() * scale;
    }
  }

  /** The beginning of a text, as far as there is room. */
  String fit(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…", size) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private Glyph glyph(int letter) {
    return glyphs.computeIfAbsent(letter, this::outline);
  }

  private Glyph outline(int letter) {
    try {
      int id = letters.getGlyphId(letter);
      var shape = font.getGlyph().getGlyph(id);
      return new Glyph(
          shape == null ? new GeneralPath() : shape.getPath(), font.getAdvanceWidth(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
