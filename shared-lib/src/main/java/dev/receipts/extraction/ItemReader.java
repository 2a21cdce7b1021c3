package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the lines of goods row by row: the amount in the right column, the description left of it
 * or in the rows above or below, quantity and unit price beside or on a row of their own.
 */
final class ItemReader {

  /**
   * How the goods are laid out.
   *
   * @param headed whether titles of columns stand above them
   * @param namesBelow whether names stand below their amounts where they do not stand beside them
   * @param column the right edge of the amounts, where they stand in a column
   */
  record Form(boolean headed, boolean namesBelow, OptionalDouble column) {}

  /** An amount further left than this from the amounts' column is no line's amount. */
  static final double COLUMN = 0.1;

  private static final int MAX_PENDING = 3;

  /** Fewer letters beside an amount may be a unit or a mark, and no name. */
  private static final int WORDED = 4;

  private final Form form;
  private final List<Item> items = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private Optional<Quantity> announced = Optional.empty();

  /** The article number that the row above the goods announced. */
  private Optional<String> announcedCode = Optional.empty();

  /** Whether article numbers stand above their goods and not below. */
  private boolean codesFirst;

  /** Whether the first of the goods has its name beside it: what goes on then stands below. */
  private boolean wrapsBelow;

  /** Whether the title of the sums stands above. */
  private boolean ended;

  private ItemReader(Form form) {
    this.form = form;
  }

  /** The lines of goods in some rows, in their order. */
  static List<Item> read(List<RowFacts> rows, Form form) {
    ItemReader reader = new ItemReader(form);
    rows.forEach(reader::read);
    List<Item> items = reader.items;
    if (reader.wrapsBelow) {
      reader.goOnAbove();
    }
    if (form.namesBelow) {
      items.removeIf(item -> !item.named() && item.code().isEmpty() && item.quantity().isEmpty());
    }
    return items;
  }

  private void read(RowFacts row) {
    if (ended) {
      return;
    }
    List<NumberToken> money = row.money();
    if (money.isEmpty()) {
      words(row);
      return;
    }
    NumberToken amount = money.getLast();
    Optional<NumberToken> net = form.headed ? ItemFinder.net(row) : Optional.empty();
    Optional<Quantity> measured = Quantity.measured(row);
    if (measured.isPresent() && money.stream().allMatch(measured.get().numbers()::contains)) {
      attach(measured.get());
      return;
    }
    if (ItemText.isMeasure(row, amount)) {
      if (Character.isLetter(row.text().charAt(amount.end() - 1))) {
        words(row, row.text());
      }
      return;
    }
    Optional<Quantity> quantity =
        Quantity.giving(row, amount).or(() -> net.flatMap(before -> Quantity.giving(row, before)));
    Optional<Labels.Reading> label =
        net.isPresent()
            ? Optional.empty()
            : Labels.read(row, 0, amount)
                .filter(reading -> reading.weight() >= 0.7 && reading.role() != Role.SHIPPING);
    Optional<Quantity> reduced = reduced(row);
    boolean reduction =
        amount.value() < 0 && label.filter(read -> read.role() == Role.DISCOUNT).isPresent();
    boolean goods =
        label.isEmpty()
            || quantity.isPresent()
            || reduced.isPresent()
            || (reduction && !items.isEmpty());
    if (!goods || notGoods(row, amount)) {
      pending.clear();
      return;
    }
    Optional<String> code = ItemText.code(row);
    String description =
        ItemText.description(
            row,
            reduced.map(Quantity::count).orElse(amount),
            quantity.map(Quantity::numbers).orElse(List.of()),
            code);
    if (description.isEmpty() && money.size() == 1) {
      Optional<Quantity> alone = Quantity.alone(row, amount);
      if (alone.isPresent()) {
        attach(alone.get());
        return;
      }
    }
    if (quantity.isEmpty() && (ItemText.isUnitPrice(row, amount) || isLeftOfColumn(row, amount))) {
      words(row, description.isEmpty() ? row.text() : description);
      return;
    }
    boolean nameless = description.isEmpty() && code.isEmpty() && !form.namesBelow;
    if (quantity.isEmpty() && pending.isEmpty() && (nameless || countsGoods(row, amount))) {
      return;
    }
    if (items.isEmpty() && !form.headed && ItemText.letters(description) >= WORDED) {
      // The first of the goods has its name beside it: above stands the head of the receipt.
      pending.clear();
    }
    if (items.isEmpty() && !form.headed && pending.stream().anyMatch(ItemReader::ofHead)) {
      pending.clear();
    }
    boolean ownName = ItemText.letters(description) >= WORDED;
    if (items.isEmpty()) {
      wrapsBelow = ownName && pending.isEmpty();
    } else if (wrapsBelow && ownName) {
      goOnAbove();
    }
    String name = (String.join(" ", pending) + " " + description).strip();
    pending.clear();
    if (quantity.isEmpty()) {
      quantity = announced.filter(before -> before.gives(amount.value()));
    }
    announced = Optional.empty();
    Item item =
        new Item(
            name,
            code.or(() -> announcedCode),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.of(amount.value()),
            amount.decimals(),
            ItemText.taxCode(row, amount),
            reduction,
            Source.of(row, amount.start(), "line item"));
    if (quantity.isPresent()) {
      item = item.withQuantity(quantity.get());
    } else if (description.isEmpty()) {
      OptionalLong count = ItemText.leadingCount(row);
      item = count.isPresent() ? item.withCount(count.getAsLong()) : item;
    }
    if (item.code().isEmpty()) {
      item = withNumberBehind(item);
    }
    items.add(item);
    announcedCode = Optional.empty();
  }

  /** {@code 2 X 5.51 (DISC: 1.53) 9.49}: goods with what was taken off their price. */
  private static Optional<Quantity> reduced(RowFacts row) {
    boolean discount = row.money().size() >= 3 && row.concepts().equals(Set.of(Concept.DISCOUNT));
    return discount ? Quantity.alone(row, row.money().getFirst()) : Optional.empty();
  }

  /** What stands below goods that are named beside their amount is said of them. */
  private void goOnAbove() {
    if (!pending.isEmpty()) {
      Item last = items.removeLast();
      pending.addFirst(last.description());
      items.add(last.withDescription(String.join(" ", pending).strip()));
      pending.clear();
    }
  }

  private static Item withNumberBehind(Item item) {
    return ItemText.numberBehind(item.description())
        .map(parts -> item.withDescription(parts.getKey()).withCode(parts.getValue()))
        .orElse(item);
  }

  /** A row without an amount: the name of goods, their number, or nothing of them. */
  private void words(RowFacts row) {
    Optional<String> number = ItemText.tradeItemNumber(row);
    if (number.isPresent()) {
      article(number.get());
      return;
    }
    String words = row.text().replace('\t', ' ').strip();
    ended = !items.isEmpty() && titleOfSums(row);
    if (!row.dates().isEmpty()
        || ItemFinder.heading(row)
        || row.purity(0, words.length()) > 0.9
        || (about(row) && row.purity(0, words.length()) > 0.3)) {
      pending.clear();
    } else {
      words(row, words);
    }
  }

  private void words(RowFacts row, String printed) {
    String words = printed.replace('\t', ' ').strip();
    int letters = ItemText.letters(words);
    if (!items.isEmpty() && !items.getLast().named() && letters > 0 && words.length() >= 3) {
      items.add(items.removeLast().withDescription(words));
    } else if (letters >= 3
        && !ItemText.onlyUnits(words)
        && !form.namesBelow
        && !(items.isEmpty() && NameShape.hasLegalForm(row.words()))) {
      pending.add(words);
      if (pending.size() > (items.isEmpty() ? 1 : MAX_PENDING)) {
        pending.removeFirst();
      }
    }
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

  private boolean isLeftOfColumn(RowFacts row, NumberToken amount) {
    return form.column.isPresent()
        && row.row().cellAt(amount.start()).box().right() < form.column.getAsDouble() - COLUMN;
  }

  /** Whether a row is a part of an address, as the last one above the goods may be. */
  private static boolean ofHead(String words) {
    NameShape shape = NameShape.of(words);
    return shape.address() && shape.digits();
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

  /** {@code SUBTOTAL}, with the amount somewhere below. */
  private static boolean titleOfSums(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return (concepts.contains(Concept.SUBTOTAL)
            || concepts.contains(Concept.TOTAL)
            || concepts.contains(Concept.FINAL))
        && !ItemFinder.heading(row)
        && row.purity(0, row.text().length()) > 0.9;
  }

  private static boolean notGoods(RowFacts row, NumberToken amount) {
    Set<Concept> concepts = row.concepts();
    return (concepts.contains(Concept.AMOUNT) && row.purity(0, amount.start()) >= 0.75)
        || !row.dates().isEmpty()
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
}
