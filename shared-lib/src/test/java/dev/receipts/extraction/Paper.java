package dev.receipts.extraction;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.ArrayList;
import java.util.List;

/** Writes the text lines of a receipt by hand: each row below the last one. */
public final class Paper {
  private static final double ROW = 0.02;
  private static final double LETTER = 0.015;
  private static final double HEIGHT = 0.014;

  private final int number;
  private final List<TextLine> lines = new ArrayList<>();
  private final List<Expense> expenses = new ArrayList<>();
  private double top = 0.02;
  private double slope;

  private Paper(int number) {
    this.number = number;
  }

  public static Paper page() {
    return page(1);
  }

  public static Paper page(int number) {
    return new Paper(number);
  }

  /** From here on rows sink by this much from the left edge to the right one. */
  public Paper leaning(double newSlope) {
    slope = newSlope;
    return this;
  }

  /** A line in the middle. */
  public Paper line(String text) {
    return at(0.5 - LETTER * text.length() / 2, text).down();
  }

  /** A row with one text at the left edge and one that ends at the right edge. */
  public Paper row(String left, String right) {
    return at(0.05, left).at(0.95 - LETTER * right.length(), right).down();
  }

  /** A row of texts in columns of equal width. */
  public Paper columns(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        at(0.05 + 0.9 * i / texts.length, texts[i]);
      }
    }
    return down();
  }

  public Paper at(double left, String text) {
    double width = LETTER * text.length();
    Box box = new Box(left, top + slope * (left + width / 2), width, HEIGHT);
    lines.add(new TextLine(text, box, 99, words(left, text)));
    return this;
  }

  private List<Word> words(double left, String text) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (String word : text.split(" ", -1)) {
      double wordLeft = left + LETTER * start;
      double width = LETTER * word.length();
      Box box = new Box(wordLeft, top + slope * (wordLeft + width / 2), width, HEIGHT);
      words.add(new Word(word, box, 99));
      start += word.length() + 1;
    }
    return words;
  }

  public Paper down() {
    top += ROW;
    return this;
  }

  public Paper named(Expense expense) {
    expenses.add(expense);
    return this;
  }

  public Page build() {
    return new Page(number, lines, expenses);
  }
}
