package dev.receipts.page;

import java.util.List;

/**
 * One line of text as OCR or a PDF's text layer gave it.
 *
 * @param confidence in percent, 0 to 100
 * @param words the line's words, left to right; empty where the source gave none
 */
public record TextLine(String text, Box box, double confidence, List<Word> words) {
  public TextLine {
    words = List.copyOf(words);
  }

  /** One word of a line, with its own place. */
  public record Word(String text, Box box, double confidence) {}
}
