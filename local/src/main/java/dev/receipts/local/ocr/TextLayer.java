package dev.receipts.local.ocr;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text that a PDF's page states itself. Invisible text does not count: it is what some other
 * OCR made of a scan.
 */
final class TextLayer extends PDFTextStripper {
  private static final double CERTAIN = 100;
  private static final int FEWEST_LETTERS = 12;
  private static final double LEAST_SHARE_OF_KNOWN_LETTERS = 0.95;

  /** No font has letters that are so much lower than wide. */
  private static final double FLAT = 0.4;

  /** Letters are mostly so much taller than wide. */
  private static final double TALL = 1.3;

  private final double width;
  private final double height;
  private final List<List<Word>> rows = new ArrayList<>();
  private List<Word> row = new ArrayList<>();
  private int known;
  private int unknown;

  private TextLayer(double width, double height) {
    this.width = width;
    this.height = height;
    setSortByPosition(true);
    setShouldSeparateByBeads(false);
  }

  /**
   * Reads the text layer of a page.
   *
   * @param index from 0
   */
  static TextLayer of(PDDocument document, int index) throws IOException {
    PDPage page = document.getPage(index);
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    double width = turned ? box.getHeight() : box.getWidth();
    double height = turned ? box.getWidth() : box.getHeight();
    TextLayer layer = new TextLayer(width, height);
    layer.setStartPage(index + 1);
    layer.setEndPage(index + 1);
    layer.writeText(document, Writer.nullWriter());
    layer.endRow();
    return layer;
  }

  /** Whether there is text, and its letters have a meaning (a font may lack the mapping). */
  boolean isSound() {
    return known >= FEWEST_LETTERS && known >= LEAST_SHARE_OF_KNOWN_LETTERS * (known + unknown);
  }

  int letters() {
    return known;
  }

  List<TextLine> lines() {
    return Lines.of(rows, width / height);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
      super.processTextPosition(text);
    }
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    List<TextPosition> word = new ArrayList<>();
    for (TextPosition position : positions) {
      if (position.getUnicode().isBlank()) {
        endWord(word);
        word = new ArrayList<>();
      } else {
        count(position.getUnicode());
        word.add(position);
      }
    }
    endWord(word);
  }

  @Override
  protected void writeLineSeparator() {
    endRow();
  }

  @Override
  protected void writeParagraphEnd() throws IOException {
    super.writeParagraphEnd();
    endRow();
  }

  private void count(String unicode) {
    int c = unicode.codePointAt(0);
    int type = Character.getType(c);
    boolean meaningless =
        c == 0xFFFD
            || type == Character.PRIVATE_USE
            || type == Character.CONTROL
            || type == Character.UNASSIGNED;
    if (meaningless) {
      unknown++;
    } else if (Character.isLetterOrDigit(c)) {
      known++;
    }
  }

  private void endWord(List<TextPosition> letters) {
    if (letters.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    double left = Double.MAX_VALUE;
    double right = 0;
    double top = Double.MAX_VALUE;
    double bottom = 0;
    for (TextPosition letter : letters) {
      text.append(letter.getUnicode());
      left = Math.min(left, letter.getXDirAdj());
      right = Math.max(right, letter.getXDirAdj() + letter.getWidthDirAdj());
      top = Math.min(top, letter.getYDirAdj() - letter.getHeightDir());
      bottom = Math.max(bottom, letter.getYDirAdj());
    }
    double letterWidth = (right - left) / letters.size();
    if (bottom - top < FLAT * letterWidth) {
      // Some programs write fonts that give no height of their letters.
      top = bottom - TALL * letterWidth;
    }
    row.add(
        new Word(
            text.toString(),
            new Box(left / width, top / height, (right - left) / width, (bottom - top) / height),
            CERTAIN));
  }

  private void endRow() {
    if (!row.isEmpty()) {
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
