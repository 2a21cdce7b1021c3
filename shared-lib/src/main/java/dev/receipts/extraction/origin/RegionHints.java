package dev.receipts.extraction.origin;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what gives a country away: its words, numbers, addresses, and how it writes dates. */
final class RegionHints {
  private static final Pattern DOMAIN =
      Pattern.compile("\\p{Alnum}\\.(\\p{Lower}{2})(?![\\p{Alnum}.@-])");

  /** {@code (212) 555-0123} as in North America. */
  private static final Pattern PHONE_WITH_AREA =
      Pattern.compile(
          "(?<![\\d.,-])(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}-)[2-9]\\d{2}-\\d{4}(?![\\d.,-])");

  /** Characters of a telephone prefix with its plus, or with two noughts in its place. */
  private static final int SHORTEST_PREFIX = 2;

  private static final int LONGEST_PREFIX = 5;

  /** Characters behind the prefix at least. */
  private static final int REST_OF_PHONE = 4;

  private static final int SHORTEST_TAX_NUMBER = 8;
  private static final int SHORTEST_FORM = 11;
  private static final int LONGEST_FORM = 18;

  /** What only numbers and addresses of one country look like. */
  private static final int SURE = 6;

  /** A company abroad may have such a web address. */
  private static final int WEB = 3;

  /** One such address may be the customer's, or elsewhere. */
  private static final int STATE = 2;

  private final RegionVotes votes;

  private RegionHints(RegionVotes votes) {
    this.votes = votes;
  }

  /** Counts all hints in some rows. */
  static void count(List<RowFacts> rows, RegionVotes votes) {
    RegionHints hints = new RegionHints(votes);
    for (RowFacts row : rows) {
      hints.words(row);
      hints.phone(row);
      if (Figures.count(row.text()) >= SHORTEST_TAX_NUMBER) {
        hints.taxIds(row);
        hints.taxForms(row);
      }
      hints.domains(row);
      hints.addresses(row);
    }
    first(rows, RegionHints::hasPhoneWithArea).ifPresent(hints::phoneWithArea);
    first(rows, RegionHints::isMonthFirst).ifPresent(hints::monthFirst);
  }

  private static Optional<RowFacts> first(List<RowFacts> rows, Predicate<RowFacts> hint) {
    return rows.stream().filter(hint).findFirst();
  }

  private void words(RowFacts row) {
    for (Phrases.Match<String> match : Regions.words().find(row.words())) {
      if (!Regions.isOtherWord(row.text().substring(match.start(), match.end()))) {
        int weight = Math.max(1, RegionVotes.CLEAR / match.meanings().size());
        match.meanings().forEach(country -> add(country, weight, row, match.start(), "word"));
      }
    }
  }

  private void phone(RowFacts row) {
    String text = row.text();
    int plus = text.indexOf('+');
    if (plus < 0) {
      plus = text.indexOf("00");
      if (plus < 0 || (plus > 0 && text.charAt(plus - 1) != ' ')) {
        return;
      }
    }
    for (int length = LONGEST_PREFIX; length >= SHORTEST_PREFIX; length--) {
      if (plus + length + REST_OF_PHONE <= text.length()) {
        Optional<String> country = Regions.byPhone(text.substring(plus, plus + length));
        if (country.isPresent()) {
          add(country.get(), RegionVotes.CLEAR, row, plus, "telephone prefix");
          return;
        }
      }
    }
  }

  private void taxIds(RowFacts row) {
    String upper = row.text().toUpperCase(Locale.ROOT);
    for (Map.Entry<String, String> taxId : Regions.taxIds().entrySet()) {
      String prefix = taxId.getKey();
      for (int at = upper.indexOf(prefix); at >= 0; at = upper.indexOf(prefix, at + 1)) {
        boolean apart = at == 0 || !Character.isLetterOrDigit(upper.charAt(at - 1));
        if (apart && Figures.countFrom(upper, at + prefix.length()) >= SHORTEST_TAX_NUMBER) {
          add(taxId.getValue(), SURE, row, at, "tax number");
          break;
        }
      }
    }
  }

  private void taxForms(RowFacts row) {
    String text = row.text();
    for (int from = 0; from < text.length(); from++) {
      int to = from;
      while (to < text.length() && " \t:".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      if (SHORTEST_FORM <= to - from && to - from <= LONGEST_FORM) {
        int start = from;
        Regions.byTaxForm(form(text.substring(from, to)))
            .ifPresent(country -> add(country, SURE, row, start, "form of a tax number"));
      }
      from = to;
    }
  }

  /** How a number is written: {@code 99-A} for {@code 17-X}. */
  private static String form(String number) {
    StringBuilder form = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      form.append(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'A' : c);
    }
    return form.toString();
  }

  /** The country in web and mail addresses. */
  private void domains(RowFacts row) {
    String text = row.text();
    if (text.indexOf('@') < 0 && !text.contains("www") && !text.contains("http")) {
      return;
    }
    Matcher matcher = DOMAIN.matcher(text);
    while (matcher.find()) {
      int at = matcher.start();
      Regions.byDomain(matcher.group(1))
          .ifPresent(country -> add(country, WEB, row, at, "web address"));
    }
  }

  /** State and code may stand in cells side by side. */
  private void addresses(RowFacts row) {
    List<Cell> cells = row.row().cells();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String text = cell.text();
      postalCode(text, row, cell);
      if (States.hasGluedCode(text)) {
        votes.add("US", SURE, row, cell, "postal code");
      }
      if (Addresses.endsWithBritishCode(text)) {
        votes.add("GB", RegionVotes.CLEAR, row, cell, "postal code");
      } else if (Addresses.endsWithCanadianCode(text)) {
        votes.add("CA", RegionVotes.CLEAR, row, cell, "postal code");
      }
      for (int states = States.countBehindCommas(text); states > 0; states--) {
        votes.add("US", STATE, row, cell, "state");
      }
      if (i + 1 < cells.size() && States.isLastWord(text)) {
        postalCode(text + ' ' + cells.get(i + 1).text(), row, cell);
      }
    }
  }

  private void postalCode(String address, RowFacts row, Cell cell) {
    if (States.endsWithCode(address)) {
      votes.add("US", SURE, row, cell, "postal code");
    }
  }

  private static boolean hasPhoneWithArea(RowFacts row) {
    String text = row.text();
    for (int dash = text.indexOf('-', 3); dash > 0; dash = text.indexOf('-', dash + 1)) {
      boolean number =
          dash + 5 <= text.length()
              && Figures.are(text, dash - 3, dash)
              && Figures.are(text, dash + 1, dash + 5);
      if (number) {
        return PHONE_WITH_AREA.matcher(text).find();
      }
    }
    return false;
  }

  private void phoneWithArea(RowFacts row) {
    add("US", 1, row, 0, "telephone number");
    add("CA", 1, row, 0, "telephone number");
  }

  /** 03/25/2018: the United States write the month first, and many in Canada. */
  private static boolean isMonthFirst(RowFacts row) {
    return !row.dates().isEmpty()
        && row.dates().stream()
            .anyMatch(
                date -> date.readings().stream().allMatch(reading -> reading.is(DateOrder.MDY)));
  }

  private void monthFirst(RowFacts row) {
    int at = row.dates().getFirst().start();
    add("US", RegionVotes.CLEAR, row, at, "date with the month first");
    add("CA", RegionVotes.CLEAR / 2, row, at, "date with the month first");
  }

  private void add(String country, int weight, RowFacts row, int position, String kind) {
    votes.add(country, weight, row, row.row().cellAt(position), kind);
  }
}
