package dev.receipts.extraction.item;

import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Units;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a row with an amount says by itself: a line of goods, something of one, or nothing. */
sealed interface GoodsRow {

  /** Labels of this weight or more leave no doubt that an amount is none of the goods. */
  double CLEAR_LABEL = 0.7;

  /** Where so much of the wording is labels, the amount is a sum. */
  double TITLED = 0.75;

  /** Where goods may have such a word in their name, it must be nearly all. */
  double ONLY_TITLED = 0.9;

  /** In digits. */
  int LONGEST_COUNT = 2;

  /** What may stand behind a count. */
  String COUNT_SIGNS = "xX×*";

  /** What such a label says is never one of the goods, whatever their sum. */
  Set<Role> NEVER_GOODS =
      Collections.unmodifiableSet(
          EnumSet.of(Role.TOTAL, Role.SUBTOTAL, Role.TAX, Role.DUE, Role.ROUNDING));

  /**
   * A line of goods.
   *
   * @param description beside the amount; empty where the name stands elsewhere
   * @param countsGoods whether it reads like the number of all goods
   */
  record Line(
      NumberToken amount,
      Optional<Quantity> quantity,
      Optional<String> code,
      String description,
      Item.Kind kind,
      boolean countsGoods)
      implements GoodsRow {}

  /** Quantity and price of the line above or below. */
  record Price(Quantity quantity) implements GoodsRow {}

  /** Words whose number is no line's amount: {@code TEA @ 2.50} and {@code 2X0.75MM CABLE}. */
  record Name(String words) implements GoodsRow {}

  /** Another amount of the receipt, with which a name above has nothing to do. */
  record Other() implements GoodsRow {}

  /** A measure alone. */
  record Nothing() implements GoodsRow {}

  static GoodsRow of(RowFacts row, ItemReader.Form form) {
    List<NumberToken> money = row.money();
    NumberToken amount = money.getLast();
    Optional<Quantity> measured = Quantity.measured(row);
    if (measured.isPresent() && money.stream().allMatch(measured.get().numbers()::contains)) {
      return new Price(measured.get());
    }
    if (Units.isMeasure(row.text(), amount)) {
      boolean glued = Character.isLetter(row.text().charAt(amount.end() - 1));
      return glued ? new Name(row.text()) : new Nothing();
    }
    Optional<NumberToken> net = Rates.net(row);
    if (net.isPresent() && !form.headed()) {
      // Without titles of goods above, it is the row of a tax table.
      return new Other();
    }
    Optional<Quantity> quantity =
        Quantity.giving(row, amount).or(() -> net.flatMap(before -> Quantity.giving(row, before)));
    Optional<Quantity> reduced = reduced(row);
    Optional<Role> label = net.isPresent() ? Optional.empty() : label(row, amount);
    boolean goods = label.isEmpty() || quantity.isPresent() || reduced.isPresent();
    Item.Kind kind =
        !goods
            ? kind(label.get(), amount)
            : quantity.isEmpty() && isSaving(row, amount) ? Item.Kind.DOUBTFUL : Item.Kind.GOODS;
    if (notGoods(row, amount, form) || (!goods && NEVER_GOODS.contains(label.get()))) {
      return new Other();
    }
    Optional<String> code = ArticleNumbers.code(row);
    String description =
        ItemText.description(
            row,
            reduced.map(Quantity::count).orElse(amount),
            quantity.map(Quantity::numbers).orElse(List.of()),
            code);
    if (description.isEmpty() && money.size() == 1) {
      Optional<Quantity> alone = Quantity.alone(row, amount);
      if (alone.isPresent()) {
        return new Price(alone.get());
      }
    }
    if (quantity.isEmpty()
        && (ItemText.isUnitPrice(row, amount) || isLeftOfColumn(row, amount, form))) {
      return new Name(description.isEmpty() ? row.text() : description);
    }
    return new Line(amount, quantity, code, description, kind, countsGoods(row, amount));
  }

  private static Item.Kind kind(Role label, NumberToken amount) {
    return label == Role.DISCOUNT && amount.value() < 0 ? Item.Kind.REDUCTION : Item.Kind.DOUBTFUL;
  }

  /** {@code YOU SAVED 2.00}: the goods above are that much cheaper already. */
  private static boolean isSaving(RowFacts row, NumberToken amount) {
    return amount.value() > 0
        && row.concepts().contains(Concept.SAVING)
        && row.exactKeyword(0, amount.start())
        && row.purity(0, amount.start()) >= 0.5;
  }

  private static Optional<Role> label(RowFacts row, NumberToken amount) {
    return Labels.read(row, 0, amount)
        .filter(reading -> reading.weight() >= CLEAR_LABEL && reading.role() != Role.SHIPPING)
        .map(Labels.Reading::role)
        .filter(role -> NEVER_GOODS.contains(role) || !isCounted(row));
  }

  /** {@code 1 | Full service | 27.00}: charges have no count in a column of its own. */
  static boolean isCounted(RowFacts row) {
    String first = row.row().cells().getFirst().text();
    String count =
        COUNT_SIGNS.indexOf(first.charAt(first.length() - 1)) >= 0
            ? first.substring(0, first.length() - 1)
            : first;
    return !count.isEmpty()
        && count.length() <= LONGEST_COUNT
        && count.chars().allMatch(Character::isDigit);
  }

  /** {@code 2 X 6.45 (DISC: 1.20) 11.70}: goods with what was taken off their price. */
  private static Optional<Quantity> reduced(RowFacts row) {
    boolean discount = row.money().size() >= 3 && row.concepts().equals(Set.of(Concept.DISCOUNT));
    return discount ? Quantity.alone(row, row.money().getFirst()) : Optional.empty();
  }

  private static boolean isLeftOfColumn(RowFacts row, NumberToken amount, ItemReader.Form form) {
    return form.column().isPresent()
        && row.row().cellAt(amount.start()).box().right()
            < form.column().getAsDouble() - ItemReader.COLUMN;
  }

  private static boolean notGoods(RowFacts row, NumberToken amount, ItemReader.Form form) {
    Set<Concept> concepts = row.concepts();
    double purity = row.purity(0, amount.start());
    boolean taxed = concepts.contains(Concept.EXCLUDING) || concepts.contains(Concept.INCLUDING);
    boolean price = concepts.equals(Set.of(Concept.UNIT)) && row.exactKeyword(0, amount.start());
    return (concepts.contains(Concept.AMOUNT) && purity >= TITLED)
        || ((taxed || price) && purity >= ONLY_TITLED)
        || (!row.dates().isEmpty() && !form.headed())
        || (concepts.contains(Concept.TIME) && hours(row))
        || concepts.contains(Concept.TOTAL)
        || concepts.contains(Concept.SUBTOTAL)
        || concepts.contains(Concept.FINAL)
        || concepts.contains(Concept.COUNTED)
        || concepts.contains(Concept.CARRIED);
  }

  /** {@code ITEMS: 4}, with or without their sum beside it. */
  private static boolean countsGoods(RowFacts row, NumberToken amount) {
    return row.concepts().contains(Concept.COUNT)
        && row.purity(0, amount.start()) >= 0.75
        && row.exactKeyword(0, amount.start());
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
