package dev.receipts.extraction;

import dev.receipts.page.Expense;
import dev.receipts.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page with what decides whether it begins a receipt or goes on with one.
 *
 * @param pageOf "page x of y" as two numbers
 */
record PageFacts(
    int number,
    List<Row> rows,
    List<Expense> expenses,
    Optional<String> vendor,
    Optional<String> documentNumber,
    Optional<PageOf> pageOf,
    boolean total,
    boolean date,
    boolean money) {

  record PageOf(int page, int pages) {}

  static PageFacts of(Page page) {
    List<Row> rows = Layout.rows(page);
    NumberStyle style = NumberStyle.of(rows);
    List<RowFacts> facts = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      facts.add(RowFacts.of(i, rows.get(i), style));
    }
    boolean date = facts.stream().anyMatch(row -> !row.dates().isEmpty());
    boolean total =
        AmountFinder.find(facts).of(Role.TOTAL).stream().anyMatch(amount -> amount.weight() >= 1);
    Optional<String> number =
        named(page, "INVOICE_RECEIPT_ID")
            .or(() -> NumberFinder.find(facts).map(NumberFinder.Found::number));
    return new PageFacts(
        page.number(),
        rows,
        page.expenses(),
        named(page, "VENDOR_NAME").or(() -> VendorFinder.find(facts).map(VendorFinder.Name::name)),
        number,
        pageOf(facts),
        total || named(page, "TOTAL").isPresent(),
        date || named(page, "INVOICE_RECEIPT_DATE").isPresent(),
        facts.stream().anyMatch(row -> !row.money().isEmpty()) || !page.expenses().isEmpty());
  }

  private static Optional<String> named(Page page, String type) {
    return page.expenses().stream()
        .flatMap(expense -> expense.summaryFields().stream())
        .filter(field -> field.type().equals(type) && !field.value().isBlank())
        .map(Expense.Field::value)
        .findFirst();
  }

  private static Optional<PageOf> pageOf(List<RowFacts> rows) {
    for (RowFacts row : rows) {
      for (Phrases.Match<Concept> match : row.keywords()) {
        if (match.meanings().contains(Concept.PAGE)) {
          List<Integer> numbers = wholeNumbers(row.text(), match.end());
          if (numbers.size() >= 2
              && numbers.get(0) >= 1
              && numbers.get(1) >= numbers.get(0)
              && numbers.get(1) < 10_000) {
            return Optional.of(new PageOf(numbers.get(0), numbers.get(1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Integer> wholeNumbers(String text, int from) {
    List<Integer> numbers = new ArrayList<>();
    int i = from;
    while (i < text.length() && i - from < 20 && numbers.size() < 2) {
      int end = i;
      while (end < text.length() && end - i < 5 && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (end > i) {
        numbers.add(Integer.valueOf(text.substring(i, end)));
        i = end;
      } else {
        i++;
      }
    }
    return numbers;
  }
}
