package dev.receipts.extraction;

import dev.receipts.extraction.ItemFinder.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Takes the quantity that stands in front of the goods' names. {@code 2 x Tea} is one by its sign;
 * a number without a sign is one where all goods have it, and where it does not merely count the
 * lines; one of three figures is a number on the menu.
 */
final class LeadingQuantities {
  private static final Pattern WITH_SIGN = Pattern.compile("(\\d{1,3}) ?[xX×] +(\\p{L}.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,2}) +(\\p{L}.*)");

  private LeadingQuantities() {}

  static List<Item> read(List<Item> items) {
    List<Item> goods =
        items.stream().filter(item -> item.amount().orElse(0) > 0 && unknown(item)).toList();
    boolean column =
        items.size() >= 2
            && items.stream()
                .filter(item -> item.amount().orElse(0) > 0)
                .allMatch(
                    item -> !unknown(item) || matches(NUMBER, item) || matches(WITH_SIGN, item))
            && !countsLines(items);
    Predicate<Item> good = goods::contains;
    List<Item> read = new ArrayList<>();
    for (Item item : items) {
      Matcher sign = WITH_SIGN.matcher(item.description());
      Matcher number = NUMBER.matcher(item.description());
      if (good.test(item) && sign.matches()) {
        read.add(counted(item, sign));
      } else if (good.test(item) && column && number.matches()) {
        read.add(counted(item, number));
      } else {
        read.add(item);
      }
    }
    return List.copyOf(read);
  }

  private static boolean unknown(Item item) {
    return item.quantity().isEmpty();
  }

  private static boolean matches(Pattern pattern, Item item) {
    return pattern.matcher(item.description()).matches();
  }

  private static Item counted(Item item, Matcher parts) {
    int count = Integer.parseInt(parts.group(1));
    return count == 0 ? item : item.withCount(parts.group(2), count);
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
