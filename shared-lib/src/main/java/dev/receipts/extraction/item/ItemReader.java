package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.origin.LegalForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

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

  private static final int SHORTEST_NAME = 3;

  /** With fewer letters, it may be a unit or a mark beside an amount. */
  private static final int WORDED = 4;

  /** Figures without a point, and the mark of a tax rate. */
  private static final Pattern WITHOUT_POINT = Pattern.compile("\\d{2,6}(?: ?[A-Z]{1,2})?");

  private final Form form;
  private final List<Item> items = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();
  private Optional<Quantity> announced = Optional.empty();

  /** The article number that the row above the goods announced. */
  private Optional<String> announcedCode = Optional.empty();

  /** Whether article numbers stand above their goods and not below. */
  private boolean codesFirst;

  /** Whether the row above began the next goods with their article number. */
  private boolean begun;

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
    if (row.money().isEmpty()) {
      words(row);
      return;
    }
    switch (GoodsRow.of(row, form)) {
      case GoodsRow.Line line -> line(row, line);
      case GoodsRow.Price price -> attach(price.quantity());
      case GoodsRow.Name name -> words(row, name.words());
      case GoodsRow.Other other -> pending.clear();
      case GoodsRow.Nothing nothing -> {}
    }
  }

  private void line(RowFacts row, GoodsRow.Line line) {
    boolean nameless = line.description().isEmpty() && line.code().isEmpty() && !form.namesBelow;
    if (line.quantity().isEmpty() && pending.isEmpty() && (nameless || line.countsGoods())) {
      if (nameless && GoodsRow.isCounted(row)) {
        items.add(item(row, line).withKind(Item.Kind.NAMELESS));
      }
      return;
    }
    boolean ownName = isName(line.description());
    if (items.isEmpty()) {
      if (!form.headed && (ownName || pending.stream().anyMatch(NoGoods::isOfHead))) {
        // Above the first of the goods stands the head of the receipt.
        pending.clear();
      }
      wrapsBelow = ownName && pending.isEmpty();
    } else if (wrapsBelow && ownName && !begun) {
      goOnAbove();
    }
    items.add(item(row, line));
    pending.clear();
    begun = false;
    announced = Optional.empty();
    announcedCode = Optional.empty();
  }

  private static boolean isName(String words) {
    int letters = ItemText.letters(words);
    return letters >= WORDED || (letters >= SHORTEST_NAME && !ItemText.onlyUnits(words));
  }

  private Item item(RowFacts row, GoodsRow.Line line) {
    long amount = line.amount().value();
    Item item =
        new Item(
            (String.join(" ", pending) + " " + line.description()).strip(),
            line.code().or(() -> announcedCode),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.of(amount),
            line.amount().decimals(),
            ItemText.taxCode(row, line.amount()),
            line.kind(),
            Source.of(row, "line item"));
    Optional<Quantity> quantity =
        line.quantity().or(() -> announced.filter(before -> before.gives(amount)));
    if (quantity.isPresent()) {
      item = item.withQuantity(quantity.get());
    } else if (line.description().isEmpty()) {
      OptionalLong count = ArticleNumbers.leadingCount(row);
      item = count.isPresent() ? item.withCount(count.getAsLong()) : item;
    }
    return item.code().isEmpty() ? withNumberBehind(item) : item;
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
    return ArticleNumbers.numberBehind(item.description())
        .map(parts -> item.withDescription(parts.getKey()).withCode(parts.getValue()))
        .orElse(item);
  }

  /** A row without an amount: the name of goods, their number, or nothing of them. */
  private void words(RowFacts row) {
    Optional<String> number = ArticleNumbers.tradeItemNumber(row);
    if (number.isPresent()) {
      article(number.get());
      return;
    }
    String words = row.text().replace('\t', ' ').strip();
    ended = !items.isEmpty() && NoGoods.isTitleOfSums(row);
    if (!row.dates().isEmpty()
        || Headings.isOne(row)
        || NoGoods.areTitlesOfTaxes(row)
        || (wrapsBelow && hasBrokenAmount(row))
        || row.purity(0, words.length()) > 0.9
        || (NoGoods.isAboutReceipt(row) && row.purity(0, words.length()) > 0.3)) {
      pending.clear();
    } else if (!startsNext(row)) {
      words(row, words);
    }
  }

  /** Where the goods above have article numbers in front, another one begins the next goods. */
  private boolean startsNext(RowFacts row) {
    Optional<String> code = ArticleNumbers.code(row);
    if (code.isEmpty()
        || items.isEmpty()
        || !items.getLast().named()
        || items.getLast().code().isEmpty()) {
      return false;
    }
    String name = row.text().substring(code.get().length()).replace('\t', ' ').strip();
    if (!isName(name)) {
      return false;
    }
    if (wrapsBelow) {
      goOnAbove();
    }
    pending.clear();
    pending.add(name);
    announcedCode = code;
    begun = true;
    return true;
  }

  private void words(RowFacts row, String printed) {
    String words = printed.replace('\t', ' ').strip();
    int letters = ItemText.letters(words);
    if (!items.isEmpty() && !items.getLast().named()) {
      if (letters > 0 && words.length() >= SHORTEST_NAME && !ItemText.onlyQuantity(words)) {
        items.add(items.removeLast().withDescription(words));
      }
    } else if (letters >= SHORTEST_NAME
        && !ItemText.onlyUnits(words)
        && !form.namesBelow
        && !(items.isEmpty() && LegalForms.isIn(row.words()))) {
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

  /** {@code WASHING-UP LIQUID 145 A}: goods of their own, whose amount lost its point. */
  private boolean hasBrokenAmount(RowFacts row) {
    List<Cell> cells = row.row().cells();
    return cells.size() > 1
        && form.column.isPresent()
        && cells.getLast().box().right() > form.column.getAsDouble() - COLUMN
        && WITHOUT_POINT.matcher(cells.getLast().text()).matches();
  }
}
