package dev.receipts.page;

import java.util.List;

/**
 * What was read on one page.
 *
 * @param number counts from 1
 * @param lines the text lines in reading order
 * @param expenses what Textract's expense analysis named on this page; empty in text-only mode
 */
public record Page(int number, List<TextLine> lines, List<Expense> expenses) {
  public Page {
    lines = List.copyOf(lines);
    expenses = List.copyOf(expenses);
  }
}
