package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the lines of goods above the block of totals. */
final class ItemFinder {

  /** One line of goods; values in thousandths. */
  record Item(
      String description,
      Optional<String> code,
      OptionalLong quantity,
      OptionalLong unitPrice,
      long amount,
      int decimals,
      Optional<String> taxCode,
      Source source) {}

  private ItemFinder() {}

  static List<Item> find(List<RowFacts> rows, int summaryStart) {
    int end = Math.min(rows.size(), summaryStart);
    int start = 0;
    for (int i = 0; i < end; i++) {
      Set<Concept> concepts = rows.get(i).concepts();
      boolean heading =
          rows.get(i).money().isEmpty()
              && (concepts.contains(Concept.HEADER)
                  || (concepts.contains(Concept.AMOUNT) && concepts.size() > 1)
                  || (concepts.contains(Concept.UNIT) && concepts.contains(Concept.COUNT)));
      if (heading) {
        start = i + 1;
      }
    }
    List<Item> items = new ArrayList<>();
    String pending = "";
    for (int i = start; i < end; i++) {
      RowFacts row = rows.get(i);
      List<NumberToken> money = row.money();
      if (money.isEmpty()) {
        String words = row.row().text().replace('\t', ' ').strip();
        if (row.letters() >= 3 && row.dates().isEmpty()) {
          pending = pending.isEmpty() ? words : pending + " " + words;
        }
        continue;
      }
      NumberToken amount = money.getLast();
      if (Labels.read(row, 0, amount.start()).filter(label -> label.weight() >= 0.7).isPresent()
          || !row.dates().isEmpty()) {
        pending = "";
        continue;
      }
      String description = description(row, amount);
      boolean detail = description.isEmpty();
      if (detail && pending.isEmpty() && !items.isEmpty() && money.size() == 1) {
        continue;
      }
      OptionalLong quantity = OptionalLong.empty();
      OptionalLong unitPrice = OptionalLong.empty();
      for (NumberToken number : row.numbers()) {
        for (NumberToken price : money) {
          if (number.start() != price.start()
              && price.start() != amount.start()
              && number.value() > 0
              && price.value() > 0
              && Math.abs(number.value() * price.value() / 1000 - amount.value()) <= 10) {
            quantity = OptionalLong.of(number.value());
            unitPrice = OptionalLong.of(price.value());
          }
        }
      }
      String name = (pending.isEmpty() ? "" : pending + " ") + description;
      items.add(
          new Item(
              name.strip(),
              Optional.empty(),
              quantity,
              unitPrice,
              amount.value(),
              amount.decimals(),
              Optional.empty(),
              Source.of(row, "line item")));
      pending = "";
    }
    return items;
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
      if (number.money() || number.decimals() > 0) {
        text.append(raw, at, Math.max(at, number.start()));
        at = number.end();
      }
    }
    String words = text.toString().replace('\t', ' ').strip();
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      letters += Character.isLetter(words.charAt(i)) ? 1 : 0;
    }
    return letters >= 2 ? words : "";
  }
}
