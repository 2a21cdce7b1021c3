package dev.receipts.page;

import java.util.List;
import java.util.Optional;

/**
 * One expense document (or the part of it on one page) as Textract's AnalyzeExpense names it. Types
 * repeat in an answer, so fields are a list and never a map.
 *
 * @param index Textract's ExpenseIndex, from 1
 */
public record Expense(int index, List<Field> summaryFields, List<List<Field>> lineItems) {
  public Expense {
    summaryFields = List.copyOf(summaryFields);
    lineItems = lineItems.stream().map(List::copyOf).toList();
  }

  /**
   * One field.
   *
   * @param type Textract's type, as {@code VENDOR_NAME} or {@code TOTAL}
   * @param label the text on the page that names the value, where there is one
   * @param value the text of the value
   * @param confidence of the type and the value together, in percent
   * @param currency the ISO 4217 code that Textract gave, where it did
   * @param groups Textract's group types, as {@code VENDOR} or {@code RECEIVER_BILL_TO}
   */
  public record Field(
      String type,
      Optional<String> label,
      String value,
      Box box,
      double confidence,
      Optional<String> currency,
      List<String> groups) {
    public Field {
      groups = List.copyOf(groups);
    }
  }
}
