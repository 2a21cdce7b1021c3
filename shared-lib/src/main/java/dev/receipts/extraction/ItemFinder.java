package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.List;
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

  private static final Set<String> UNITS =
      DataFile.read("units.txt").stream()
          .flatMap(entry -> entry.values().stream())
          .map(unit -> Words.of(unit).words().getFirst().text())
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  /**
   * One line of goods; values in thousandths.
   *
   * @param amount absent where Textract named a line whose amount cannot be read
   */
  record Item(
      String description,
      Optional<String> code,
      OptionalLong quantity,
      OptionalLong unitPrice,
      OptionalLong amount,
      int decimals,
      Optional<String> taxCode,
      Source source) {

    private Item withDescription(String words) {
      return new Item(words, code, quantity, unitPrice, amount, decimals, taxCode, source);
    }

    private Item withQuantity(OptionalLong newQuantity, OptionalLong newPrice) {
      return new Item(description, code, newQuantity, newPrice, amount, decimals, taxCode, source);
    }
  }

  private final List<Item> items = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private Optional<Quantity> announced = Optional.empty();

  private record Quantity(long count, long price) {
    boolean gives(long amount) {
      return Math.abs(count * price / 1000 - amount) <= 10;
    }
  }

  private ItemFinder() {}

  /** The amounts of all lines, or none where one is unknown: its sum would say nothing. */
  static List<Long> amounts(List<Item> items) {
    if (items.stream().anyMatch(item -> item.amount().isEmpty())) {
      return List.of();
    }
    return items.stream().map(item -> item.amount().getAsLong()).toList();
  }

  static List<Item> find(List<RowFacts> rows, int summaryStart) {
    ItemFinder finder = new ItemFinder();
    int end = Math.min(rows.size(), summaryStart);
    for (int i = start(rows, end); i < end; i++) {
      finder.read(rows.get(i));
    }
    return finder.inColumn();
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

  private static boolean heading(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return row.money().isEmpty()
        && (concepts.contains(Concept.HEADER)
            || (concepts.contains(Concept.AMOUNT) && concepts.size() > 1)
            || (concepts.contains(Concept.UNIT) && concepts.contains(Concept.COUNT))
            || Currencies.isMark(row.text(), 0, row.text().length()));
  }

  /** Rows that speak of the receipt and not of goods. */
  private static boolean about(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return concepts.contains(Concept.NUMBER)
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
      if (heading(row) || (about(row) && row.purity(0, words.length()) > 0.3)) {
        pending.clear();
      } else if (!items.isEmpty() && items.getLast().description().isEmpty()) {
        if (row.letters() >= 3) {
          items.add(items.removeLast().withDescription(words));
        }
      } else if (row.letters() >= 3) {
        pending.add(words);
        if (pending.size() > (items.isEmpty() ? 1 : MAX_PENDING)) {
          pending.removeFirst();
        }
      }
      return;
    }
    NumberToken amount = money.getLast();
    boolean label =
        Labels.read(row, 0, amount)
            .filter(reading -> reading.weight() >= 0.7 && reading.role() != Role.SHIPPING)
            .isPresent();
    if (label || notGoods(row)) {
      pending.clear();
      return;
    }
    String description = description(row, amount);
    Optional<Quantity> quantity = quantity(row, money, amount);
    if (description.isEmpty() && money.size() == 1) {
      Optional<Quantity> alone = quantityAlone(row, amount);
      if (alone.isPresent()) {
        attach(alone.get());
        return;
      }
      if (pending.isEmpty() && code(row).isEmpty()) {
        return;
      }
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
            code(row),
            quantity.map(q -> OptionalLong.of(q.count)).orElse(OptionalLong.empty()),
            quantity.map(q -> OptionalLong.of(q.price)).orElse(OptionalLong.empty()),
            OptionalLong.of(amount.value()),
            amount.decimals(),
            Optional.empty(),
            Source.of(row, amount.start(), "line item")));
  }

  /** An article number: a word of five digits or more in front. */
  private static Optional<String> code(RowFacts row) {
    String text = row.text();
    int end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
      end++;
    }
    String word = text.substring(0, end);
    return end >= 5 && end <= 14 && word.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(word)
        : Optional.empty();
  }

  private static boolean notGoods(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return !row.dates().isEmpty()
        || (concepts.contains(Concept.TIME) && hours(row))
        || concepts.contains(Concept.TOTAL)
        || concepts.contains(Concept.SUBTOTAL)
        || concepts.contains(Concept.FINAL)
        || concepts.contains(Concept.CARRIED);
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
      Item last = items.removeLast();
      items.add(
          last.withQuantity(OptionalLong.of(quantity.count), OptionalLong.of(quantity.price)));
    } else {
      announced = Optional.of(quantity);
    }
  }

  private static Optional<Quantity> quantity(
      RowFacts row, List<NumberToken> money, NumberToken amount) {
    for (NumberToken count : row.numbers()) {
      for (NumberToken price : money) {
        if (count.start() != price.start()
            && price.start() != amount.start()
            && count.start() != amount.start()
            && count.value() > 0
            && price.value() > 0) {
          Quantity quantity = new Quantity(count.value(), price.value());
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
          return Optional.of(new Quantity(count.value(), price.value()));
        }
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

  /** The words left of the amounts. */
  private static String description(RowFacts row, NumberToken amount) {
    StringBuilder text = new StringBuilder();
    String raw = row.text();
    int at = 0;
    for (NumberToken number : row.numbers()) {
      if (number.start() >= amount.end()) {
        break;
      }
      if (row.money().contains(number) || number.decimals() > 0) {
        text.append(raw, at, Math.max(at, number.start()));
        at = number.end();
      }
    }
    String words = text.toString().replace('\t', ' ').strip();
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      letters += Character.isLetter(words.charAt(i)) ? 1 : 0;
    }
    return letters >= 2 && !onlyUnits(words) ? words : "";
  }

  /** "kg X", "EUR/kg": what stands beside a quantity. */
  private static boolean onlyUnits(String words) {
    for (Words.Word word : Words.of(words).words()) {
      boolean known =
          UNITS.contains(word.text())
              || Currencies.isMark(words, word.start(), word.end())
              || !word.wordy();
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
