package dev.receipts.extraction.item;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Takes the quantity that stands in front of the goods' names. {@code 2 x Tea} is one by its sign;
 * a number without a sign is one where all goods have it, and where it does not merely count the
 * lines; one of three figures is a number on the menu.
 */
final class LeadingQuantities {
  private static final Pattern WITH_SIGN = Pattern.compile("(\\d{1,3}|[Il|]) ?[xX×] +(\\p{L}.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,2}) +(\\p{L}.*)");

  private LeadingQuantities() {}

  static List<Item> read(List<Item> items) {
    boolean column =
        items.size() >= 2
            && items.stream()
                .filter(item -> item.amount().orElse(0) > 0)
                .allMatch(
                    item ->
                        item.quantity().isPresent()
                            || NUMBER.matcher(item.description()).matches()
                            || WITH_SIGN.matcher(item.description()).matches())
            && !countsLines(items);
    return items.stream().map(item -> read(item, column)).toList();
  }

  private static Item read(Item item, boolean column) {
    if (item.amount().orElse(0) <= 0 || item.quantity().isPresent()) {
      return item;
    }
    Matcher sign = WITH_SIGN.matcher(item.description());
    if (sign.matches()) {
      return counted(item, sign);
    }
    Matcher number = NUMBER.matcher(item.description());
    return column && number.matches() ? counted(item, number) : item;
  }

  private static Item counted(Item item, Matcher parts) {
    String printed = parts.group(1);
    // OCR takes a one for a letter.
    int count = Character.isDigit(printed.charAt(0)) ? Integer.parseInt(printed) : 1;
    return count == 0 ? item : item.withDescription(parts.group(2)).withCount(count);
  }

  /** Whether the numbers in front are 1, 2, 3 and so on. */
  private static boolean countsLines(List<Item> items) {
    return items.size() >= 2
        && IntStream.range(0, items.size())
            .allMatch(i -> number(items.get(i)).equals(OptionalInt.of(i + 1)));
  }

  private static OptionalInt number(Item item) {
    Matcher number = NUMBER.matcher(item.description());
    return number.matches()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }
}
