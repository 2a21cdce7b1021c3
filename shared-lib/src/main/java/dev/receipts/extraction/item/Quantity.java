package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of the goods was sold, and at which price. */
record Quantity(NumberToken count, NumberToken price, Optional<String> unit) {

  private static final String TIMES = "xX*@×";

  /** Decimals of what was weighed. */
  private static final int MEASURED = 3;

  private static Quantity of(RowFacts row, NumberToken count, NumberToken price) {
    Optional<String> unit = Units.behind(row.text(), count);
    Optional<String> other = Units.behind(row.text(), price);
    // "2,40 X 0,500 KG"
    boolean turned = unit.isEmpty() && other.isPresent() && price.decimals() == MEASURED;
    return turned ? new Quantity(price, count, other) : new Quantity(count, price, unit);
  }

  /** What was measured is rounded as well, before it is multiplied. */
  boolean gives(long amount) {
    long product = count.value() * price.value();
    if (product < 0 || Math.multiplyHigh(count.value(), price.value()) != 0) {
      return false;
    }
    boolean measured = unit.isPresent() && count.decimals() == 2;
    long rounded = measured ? 5 * price.value() / 1000 : 0;
    return Math.abs(product / 1000 - amount) <= 10 + rounded;
  }

  List<NumberToken> numbers() {
    return List.of(count, price);
  }

  /** The count and the price in a row that give its amount. */
  static Optional<Quantity> giving(RowFacts row, NumberToken amount) {
    if (row.numbers().size() < 3) {
      return Optional.empty();
    }
    for (NumberToken count : row.numbers()) {
      for (NumberToken price : row.numbers().reversed()) {
        if (count.start() != price.start()
            && price.start() != amount.start()
            && count.start() != amount.start()
            && count.value() > 0
            && price.value() > 0
            && (finePrice(price) || row.money().contains(price))) {
          Quantity quantity = of(row, count, price);
          if (quantity.gives(amount.value())) {
            return Optional.of(quantity);
          }
          if (count.grouped() && of(row, count.ungrouped(), price).gives(amount.value())) {
            return Optional.of(of(row, count.ungrouped(), price));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Prices of units may have more decimals than amounts: {@code 1 X 1.7500}. */
  private static boolean finePrice(NumberToken number) {
    return number.decimals() > 2 && !number.percent();
  }

  /** {@code 2 X 0.75}: a count, a sign of multiplication, a price. */
  static Optional<Quantity> alone(RowFacts row, NumberToken price) {
    String text = row.text();
    for (NumberToken count : row.numbers()) {
      if (count.start() >= price.start() || count.value() <= 0) {
        continue;
      }
      int from = count.end();
      if (TIMES.indexOf(text.charAt(from - 1)) >= 0) {
        from--;
      }
      String between = text.substring(from, price.start());
      boolean times = between.chars().anyMatch(c -> TIMES.indexOf(c) >= 0);
      if ((times || startsWithTimes(text, price))
          && between.chars().noneMatch(Character::isDigit)) {
        return Optional.of(of(row, count, price));
      }
    }
    return Optional.empty();
  }

  /** The sign may stand at the price: {@code 2 @3.50}. */
  private static boolean startsWithTimes(String text, NumberToken price) {
    return TIMES.indexOf(text.charAt(price.start())) >= 0;
  }

  /** {@code 41,31 L 1,739 EUR/L}: what was measured, and the price of its unit. */
  static Optional<Quantity> measured(RowFacts row) {
    List<NumberToken> numbers = row.numbers();
    for (int i = 0; i + 1 < numbers.size(); i++) {
      Optional<String> unit = Units.behind(row.text(), numbers.get(i));
      NumberToken price = numbers.get(i + 1);
      boolean each =
          unit.isPresent()
              && row.text()
                  .substring(price.end())
                  .toLowerCase(Locale.ROOT)
                  .contains("/" + unit.get().toLowerCase(Locale.ROOT));
      if (each && numbers.get(i).value() > 0 && price.value() > 0) {
        return Optional.of(of(row, numbers.get(i), price));
      }
    }
    return Optional.empty();
  }
}
