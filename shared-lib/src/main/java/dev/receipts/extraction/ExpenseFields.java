package dev.receipts.extraction;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.item.Item;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Numbers;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Candidates out of the fields that Textract named. */
final class ExpenseFields {
  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          Map.entry("SUBTOTAL", Role.SUBTOTAL),
          Map.entry("TAX", Role.TAX),
          Map.entry("TOTAL", Role.TOTAL),
          Map.entry("AMOUNT_PAID", Role.PAID),
          Map.entry("AMOUNT_DUE", Role.DUE),
          Map.entry("GRATUITY", Role.TIP),
          Map.entry("SERVICE_CHARGE", Role.SERVICE),
          Map.entry("SHIPPING_HANDLING_CHARGE", Role.SHIPPING),
          Map.entry("DISCOUNT", Role.DISCOUNT));

  /** What stands beside the name in the row of an item, the last one first. */
  private static final List<String> BESIDE_NAME =
      List.of("PRICE", "UNIT_PRICE", "QUANTITY", "PRODUCT_CODE");

  /** As much as a sum says that nobody printed. */
  private static final double SUM = 0.5;

  private final List<PageFacts> pages;
  private final NumberStyle style;

  ExpenseFields(List<PageFacts> pages, NumberStyle style) {
    this.pages = pages;
    this.style = style;
  }

  /** Whether a field of a type is an amount of money. */
  static boolean isAmount(String type) {
    return ROLES.containsKey(type);
  }

  /** A row for each field of a page. */
  static List<Row> rows(Page page) {
    return page.expenses().stream()
        .flatMap(
            expense ->
                Stream.concat(
                    expense.summaryFields().stream(),
                    expense.lineItems().stream().flatMap(List::stream)))
        .map(field -> row(page.number(), field))
        .toList();
  }

  /** The label, where there is one, and beside it the value. */
  private static Row row(int page, Field field) {
    return Row.of(
        page,
        Stream.concat(field.label().stream(), Stream.of(field.value()))
            .map(text -> cell(text, field))
            .toList());
  }

  void addAmounts(AmountEvidence evidence) {
    List<AmountCandidate> taxes = new ArrayList<>();
    for (PageFacts page : pages) {
      for (Expense expense : page.expenses()) {
        for (Field field : expense.summaryFields()) {
          Optional<AmountCandidate> amount = amount(page, field, evidence);
          amount.ifPresent(evidence::add);
          amount.filter(tax -> field.type().equals("TAX")).ifPresent(taxes::add);
        }
      }
    }
    sumOf(taxes).ifPresent(evidence::add);
  }

  /** Of two taxes without labels, only the arithmetic tells whether they belong together. */
  private static Optional<AmountCandidate> sumOf(List<AmountCandidate> taxes) {
    if (taxes.size() < 2) {
      return Optional.empty();
    }
    AmountCandidate last = taxes.getLast();
    long sum = taxes.stream().mapToLong(AmountCandidate::value).sum();
    Source source = last.source().by("Textract: sum of " + taxes.size() + " TAX");
    return Optional.of(new AmountCandidate(Role.TAX, sum, last.decimals(), SUM, source));
  }

  private Optional<AmountCandidate> amount(PageFacts page, Field field, AmountEvidence evidence) {
    Role role = ROLES.get(field.type());
    double weight = 0.5 + field.confidence() / 40;
    String rule = "Textract: " + field.type();
    if (field.type().equals("OTHER") && field.label().isPresent()) {
      // Textract read the pair but did not name it: our own keywords may.
      Optional<Labels.Reading> reading =
          Labels.read(row(page, field.label().get(), field), 0, Integer.MAX_VALUE);
      if (reading.isEmpty() || reading.get().weight() < 0.7) {
        return Optional.empty();
      }
      role = reading.get().role();
      weight = 0.8 * reading.get().weight() * field.confidence() / 100;
      rule = "Textract: OTHER, " + reading.get().rule();
    }
    if (role == null) {
      return Optional.empty();
    }
    if (role == Role.TAX) {
      field
          .label()
          .ifPresent(label -> Rates.in(row(page, label, field)).ifPresent(evidence::addRate));
    }
    List<NumberToken> numbers = numbers(field);
    if (numbers.size() != 1) {
      return Optional.empty();
    }
    NumberToken number = numbers.getFirst();
    long value = role.signed() ? number.value() : Math.abs(number.value());
    return Optional.of(
        new AmountCandidate(role, value, number.decimals(), weight, source(page, field, rule)));
  }

  /** The texts of all fields, for an answer that has no text lines. */
  List<RowFacts> rows() {
    return RowFacts.of(pages.stream().flatMap(page -> page.fieldRows().stream()).toList(), style);
  }

  /** Labels and values that Textract found and has no name for, and the days of orders. */
  List<RowFacts> pairs() {
    List<Row> pairs = new ArrayList<>();
    for (PageFacts page : pages) {
      page.expenses().stream()
          .flatMap(expense -> expense.summaryFields().stream())
          .filter(field -> field.type().equals("OTHER") || field.type().equals("ORDER_DATE"))
          .filter(field -> field.label().isPresent())
          .forEach(field -> pairs.add(row(page.number(), field)));
    }
    return RowFacts.of(pairs, style);
  }

  private RowFacts row(PageFacts page, String text, Field field) {
    return RowFacts.of(0, Row.of(page.number(), List.of(cell(text, field))), style);
  }

  private List<NumberToken> numbers(Field field) {
    List<NumberToken> all = Numbers.scan(line(field), style);
    List<NumberToken> money = all.stream().filter(number -> number.money(style)).toList();
    return money.isEmpty() ? all.stream().filter(number -> !number.percent()).toList() : money;
  }

  /** The best field of one of some types; the first types come first. */
  Optional<Named> best(String... types) {
    for (String type : types) {
      Named best = null;
      for (PageFacts page : pages) {
        for (Expense expense : page.expenses()) {
          for (Field field : expense.summaryFields()) {
            boolean better = best == null || field.confidence() > best.field.confidence() + 0.5;
            if (field.type().equals(type) && !field.value().isBlank() && better) {
              best = new Named(field, source(page, field, "Textract: " + type));
            }
          }
        }
      }
      if (best != null) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  /** The first currency that Textract tells of an amount. */
  Optional<Sourced<String>> currencyCode() {
    for (PageFacts page : pages) {
      for (Expense expense : page.expenses()) {
        for (Field field : expense.summaryFields()) {
          if (field.currency().isPresent()) {
            Source source = source(page, field, "Textract: currency of " + field.type());
            return field.currency().map(code -> new Sourced<>(code, source));
          }
        }
      }
    }
    return Optional.empty();
  }

  record Named(Field field, Source source) {
    String text() {
      return source.text();
    }
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (PageFacts page : pages) {
      for (Expense expense : page.expenses()) {
        for (List<Field> fields : expense.lineItems()) {
          item(page, fields).ifPresent(items::add);
        }
      }
    }
    return items;
  }

  private Optional<Item> item(PageFacts page, List<Field> fields) {
    Optional<Field> price = first(fields, "PRICE");
    List<NumberToken> amounts = price.map(this::numbers).orElse(List.of());
    String description =
        first(fields, "ITEM").map(ExpenseFields::line).orElseGet(() -> wordsOfRow(fields));
    if (price.isEmpty() || description.isEmpty()) {
      return Optional.empty();
    }
    Optional<NumberToken> amount =
        amounts.isEmpty() ? Optional.empty() : Optional.of(amounts.getLast());
    Field whole = first(fields, "EXPENSE_ROW").orElse(price.get());
    return Optional.of(
        new Item(
            description,
            first(fields, "PRODUCT_CODE").map(ExpenseFields::line),
            value(fields, "QUANTITY"),
            Optional.empty(),
            value(fields, "UNIT_PRICE"),
            amount.map(number -> OptionalLong.of(number.value())).orElse(OptionalLong.empty()),
            amount.map(NumberToken::decimals).orElse(0),
            Optional.empty(),
            Item.Kind.GOODS,
            source(page, whole, "Textract: line item")));
  }

  /** What the row of an item says beside its numbers, where Textract tells no name of it. */
  private static String wordsOfRow(List<Field> fields) {
    String words = first(fields, "EXPENSE_ROW").map(ExpenseFields::line).orElse("");
    for (String type : BESIDE_NAME) {
      String value = first(fields, type).map(ExpenseFields::line).orElse("");
      int at = value.isEmpty() ? -1 : words.lastIndexOf(value);
      if (at >= 0) {
        words = words.substring(0, at) + words.substring(at + value.length());
      }
    }
    return words.replaceAll(" {2,}", " ").strip();
  }

  private static String line(Field field) {
    return cell(field.value(), field).text();
  }

  private OptionalLong value(List<Field> fields, String type) {
    return first(fields, type)
        .map(this::numbers)
        .filter(numbers -> numbers.size() == 1)
        .map(numbers -> OptionalLong.of(numbers.getFirst().value()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Field> first(List<Field> fields, String type) {
    return fields.stream().filter(field -> field.type().equals(type)).findFirst();
  }

  private static Cell cell(String text, Field field) {
    return Cell.of(text, field.box(), field.confidence());
  }

  private static Source source(PageFacts page, Field field, String rule) {
    Cell cell = cell(field.value(), field);
    return new Source(cell.text(), page.number(), cell.box(), cell.confidence(), rule, -1);
  }
}
