package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the lines of goods above the block of totals: the amount in the right column, the
 * description left of it or in the rows above, quantity and unit price beside or on a row of their
 * own.
 */
final class ItemFinder {
  /** An amount further than this from the amounts' column is no line's amount. */
  private static final double COLUMN = 0.1;

  private static final int MAX_PENDING = 3;

  /** Fewer letters beside an amount may be a unit or a mark, and no name. */
  private static final int WORDED = 4;

  /** What is no title of goods by itself: {@code ZERO TAX AMT}. */
  private static final Set<Concept> SUMMARY_TITLES =
      Collections.unmodifiableSet(EnumSet.of(Concept.AMOUNT, Concept.TAX));

  /**
   * One line of goods; values in thousandths.
   *
   * @param amount absent where Textract named a line whose amount cannot be read
   */
  record Item(
      String description,
      Optional<String> code,
      OptionalLong quantity,
      Optional<String> unit,
      OptionalLong unitPrice,
      OptionalLong amount,
      int decimals,
      Optional<String> taxCode,
      Source source) {

    Item withCount(String words, long count) {
      return new Item(
          words,
          code,
          OptionalLong.of(count * 1000),
          unit,
          unitPrice,
          amount,
          decimals,
          taxCode,
          source);
    }

    private Item withDescription(String words) {
      return new Item(words, code, quantity, unit, unitPrice, amount, decimals, taxCode, source);
    }

    private Item withCode(String number) {
      return new Item(
          description,
          Optional.of(number),
          quantity,
          unit,
          unitPrice,
          amount,
          decimals,
          taxCode,
          source);
    }

    private Item withQuantity(Quantity sold) {
      return new Item(
          description,
          code,
          OptionalLong.of(sold.count.value()),
          sold.unit,
          OptionalLong.of(sold.price.value()),
          amount,
          decimals,
          taxCode,
          source);
    }

    private Item withoutTaxCode() {
      return new Item(
          description, code, quantity, unit, unitPrice, amount, decimals, Optional.empty(), source);
    }
  }

  /** Whether titles of columns stand above the goods. */
  private final boolean headed;

  private final List<Item> items = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private Optional<Quantity> announced = Optional.empty();

  /** The article number that the row above the goods announced. */
  private Optional<String> announcedCode = Optional.empty();

  /** Whether article numbers stand above their goods and not below. */
  private boolean codesFirst;

  private record Quantity(NumberToken count, NumberToken price, Optional<String> unit) {
    static Quantity of(RowFacts row, NumberToken count, NumberToken price) {
      return new Quantity(count, price, ItemText.unit(row, count));
    }

    /** What was measured is rounded as well, before it is multiplied. */
    boolean gives(long amount) {
      boolean measured = unit.isPresent() && count.decimals() == 2;
      long rounded = measured ? 5 * price.value() / 1000 : 0;
      return Math.abs(count.value() * price.value() / 1000 - amount) <= 10 + rounded;
    }

    List<NumberToken> numbers() {
      return List.of(count, price);
    }
  }

  private ItemFinder(boolean headed) {
    this.headed = headed;
  }

  /** The amounts of all lines, or none where one is unknown: its sum would say nothing. */
  static List<Long> amounts(List<Item> items) {
    if (items.stream().anyMatch(item -> item.amount().isEmpty())) {
      return List.of();
    }
    return items.stream().map(item -> item.amount().getAsLong()).toList();
  }

  static List<Item> find(List<RowFacts> rows, int summaryStart) {
    int end = Math.min(rows.size(), summaryStart);
    int start = start(rows, end);
    ItemFinder finder = new ItemFinder(start > 0);
    for (int i = start; i < end; i++) {
      finder.read(rows.get(i));
    }
    return LeadingQuantities.read(withSureTaxCodes(finder.inColumn()));
  }

  /** A column of marks is one only where most lines have a mark. */
  private static List<Item> withSureTaxCodes(List<Item> items) {
    long marked = items.stream().filter(item -> item.taxCode().isPresent()).count();
    return 2 * marked >= items.size() ? items : items.stream().map(Item::withoutTaxCode).toList();
  }

  /** Behind the first titles of columns, where there are any. */
  private static int start(List<RowFacts> rows, int end) {
    for (int i = 0; i < end; i++) {
      if (heading(rows.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Whether a row holds the titles of the goods' columns. */
  static boolean heading(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return row.money().isEmpty()
        && (concepts.contains(Concept.HEADER)
            || (concepts.contains(Concept.AMOUNT) && !SUMMARY_TITLES.containsAll(concepts))
            || (concepts.contains(Concept.UNIT) && concepts.contains(Concept.COUNT))
            || Currencies.isMark(row.text(), 0, row.text().length()));
  }

  /** Rows that speak of the receipt and not of goods. */
  private static boolean about(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return RowFacts.ofNumber(concepts)
        || concepts.contains(Concept.OTHERNUMBER)
        || concepts.contains(Concept.DOCUMENT)
        || concepts.contains(Concept.CUSTOMER)
        || concepts.contains(Concept.RECIPIENT)
        || concepts.contains(Concept.PAGE)
        || !row.dates().isEmpty();
  }

  private void read(RowFacts row) {
    List<NumberToken> money = row.money();
    if (money.isEmpty()) {
      String words = row.text().replace('\t', ' ').strip();
      Optional<String> number = ItemText.tradeItemNumber(row);
      if (number.isPresent()) {
        article(number.get());
      } else if (!row.dates().isEmpty()
          || heading(row)
          || row.purity(0, words.length()) > 0.9
          || (about(row) && row.purity(0, words.length()) > 0.3)) {
        pending.clear();
      } else if (!items.isEmpty() && items.getLast().description().isEmpty()) {
        if (row.letters() >= 3) {
          items.add(items.removeLast().withDescription(words));
        }
      } else if (row.letters() >= 3 && !(items.isEmpty() && NameShape.hasLegalForm(row.words()))) {
        pending.add(words);
        if (pending.size() > (items.isEmpty() ? 1 : MAX_PENDING)) {
          pending.removeFirst();
        }
      }
      return;
    }
    NumberToken amount = money.getLast();
    Optional<NumberToken> net = headed ? net(row) : Optional.empty();
    boolean label =
        net.isEmpty()
            && Labels.read(row, 0, amount)
                .filter(reading -> reading.weight() >= 0.7 && reading.role() != Role.SHIPPING)
                .isPresent();
    Optional<Quantity> measured = measured(row);
    if (measured.isPresent() && money.stream().allMatch(measured.get().numbers()::contains)) {
      attach(measured.get());
      return;
    }
    if (ItemText.isMeasure(row, amount)) {
      return;
    }
    Optional<Quantity> quantity =
        quantity(row, money, amount).or(() -> net.flatMap(before -> quantity(row, money, before)));
    if ((label && quantity.isEmpty()) || notGoods(row)) {
      pending.clear();
      return;
    }
    Optional<String> code = ItemText.code(row);
    String description =
        ItemText.description(row, amount, quantity.map(Quantity::numbers).orElse(List.of()), code);
    if (description.isEmpty() && money.size() == 1) {
      Optional<Quantity> alone = quantityAlone(row, amount);
      if (alone.isPresent()) {
        attach(alone.get());
        return;
      }
    }
    if (quantity.isEmpty()
        && pending.isEmpty()
        && ((description.isEmpty() && code.isEmpty()) || countsGoods(row, amount))) {
      return;
    }
    if (items.isEmpty() && !headed && ItemText.letters(description) >= WORDED) {
      // The first of the goods has its name beside it: above stands the head of the receipt.
      pending.clear();
    }
    String name = (String.join(" ", pending) + " " + description).strip();
    pending.clear();
    if (quantity.isEmpty()) {
      quantity = announced.filter(before -> before.gives(amount.value()));
    }
    announced = Optional.empty();
    items.add(
        new Item(
            name,
            code.or(() -> announcedCode),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.of(amount.value()),
            amount.decimals(),
            ItemText.taxCode(row, amount),
            Source.of(row, amount.start(), "line item")));
    quantity.ifPresent(sold -> items.add(items.removeLast().withQuantity(sold)));
    if (items.getLast().code().isEmpty()) {
      ItemText.numberBehind(items.getLast().description())
          .ifPresent(
              parts ->
                  items.add(
                      items
                          .removeLast()
                          .withDescription(parts.getKey())
                          .withCode(parts.getValue())));
    }
    announcedCode = Optional.empty();
  }

  /** The number of the goods below, or of those above where that is the order here. */
  private void article(String number) {
    codesFirst |= items.isEmpty();
    if (codesFirst) {
      announcedCode = Optional.of(number);
    } else if (items.getLast().code().isEmpty()) {
      items.add(items.removeLast().withCode(number));
    }
  }

  private static boolean notGoods(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return !row.dates().isEmpty()
        || (concepts.contains(Concept.TIME) && hours(row))
        || concepts.contains(Concept.TOTAL)
        || concepts.contains(Concept.SUBTOTAL)
        || concepts.contains(Concept.FINAL)
        || concepts.contains(Concept.COUNTED)
        || concepts.contains(Concept.CARRIED);
  }

  /** {@code ITEMS: 4}, with or without their sum beside it. */
  private static boolean countsGoods(RowFacts row, NumberToken amount) {
    return row.concepts().contains(Concept.COUNT) && row.purity(0, amount.start()) >= 0.75;
  }

  /**
   * The amount before tax in a row of goods that ends with the amount after it, as {@code Paper 2
   * 50.00 100.00 20% 20.00 120.00}.
   */
  static Optional<NumberToken> net(RowFacts row) {
    List<NumberToken> money = row.money();
    OptionalLong rate = AmountFinder.rate(row);
    if (rate.isEmpty() || money.size() < 3) {
      return Optional.empty();
    }
    long gross = money.getLast().value();
    return money.stream()
        .filter(
            net ->
                money.stream()
                    .anyMatch(
                        tax ->
                            tax.value() > 0
                                && net.value() + tax.value() == gross
                                && AmountFinder.near(
                                    tax.value(),
                                    AmountFinder.share(net.value(), rate.getAsLong()),
                                    15)))
        .findFirst();
  }

  /** Whether a row tells the time or opening hours: {@code 9.00 Uhr - 20.00 Uhr}. */
  private static boolean hours(RowFacts row) {
    for (Phrases.Match<Concept> match : row.keywords()) {
      for (NumberToken number : row.money()) {
        if (match.meanings().contains(Concept.TIME)
            && Math.abs(match.start() - number.end()) <= 1) {
          return true;
        }
      }
    }
    return Dates.time(row.text()).isPresent();
  }

  /** A row with nothing but quantity and price belongs to the line above or the one below. */
  private void attach(Quantity quantity) {
    if (!items.isEmpty()
        && pending.isEmpty()
        && quantity.gives(items.getLast().amount().orElse(0))) {
      items.add(items.removeLast().withQuantity(quantity));
    } else {
      announced = Optional.of(quantity);
    }
  }

  private static Optional<Quantity> quantity(
      RowFacts row, List<NumberToken> money, NumberToken amount) {
    for (NumberToken count : row.numbers()) {
      for (NumberToken price : money.reversed()) {
        if (count.start() != price.start()
            && price.start() != amount.start()
            && count.start() != amount.start()
            && count.value() > 0
            && price.value() > 0) {
          Quantity quantity = Quantity.of(row, count, price);
          if (quantity.gives(amount.value())) {
            return Optional.of(quantity);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** {@code 2 X 0.75}: a count, a sign of multiplication, a price. */
  private static Optional<Quantity> quantityAlone(RowFacts row, NumberToken price) {
    String text = row.text();
    for (NumberToken count : row.numbers()) {
      if (count.start() >= price.start() || count.value() <= 0) {
        continue;
      }
      for (int i = count.end() - 1; i < price.start(); i++) {
        if ("xX*@×".indexOf(text.charAt(i)) >= 0) {
          return Optional.of(Quantity.of(row, count, price));
        }
      }
    }
    return Optional.empty();
  }

  /** {@code 41,31 L 1,739 EUR/L}: what was measured, and the price of its unit. */
  private static Optional<Quantity> measured(RowFacts row) {
    List<NumberToken> numbers = row.numbers();
    for (int i = 0; i + 1 < numbers.size(); i++) {
      Optional<String> unit = ItemText.unit(row, numbers.get(i));
      NumberToken price = numbers.get(i + 1);
      boolean each =
          unit.isPresent()
              && row.text()
                  .substring(price.end())
                  .toLowerCase(Locale.ROOT)
                  .contains("/" + unit.get().toLowerCase(Locale.ROOT));
      if (each && numbers.get(i).value() > 0 && price.value() > 0) {
        return Optional.of(Quantity.of(row, numbers.get(i), price));
      }
    }
    return Optional.empty();
  }

  /** Only what stands in the column in which most amounts stand. */
  private List<Item> inColumn() {
    if (items.size() < 3) {
      return items;
    }
    double[] edges =
        items.stream().mapToDouble(item -> item.source().box().right()).sorted().toArray();
    double column = edges[edges.length / 2];
    return items.stream()
        .filter(item -> Math.abs(item.source().box().right() - column) <= COLUMN)
        .toList();
  }
}
