package dev.receipts.extraction.origin;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * Where a receipt comes from, as far as its words, telephone numbers and tax numbers say it.
 *
 * @param country ISO 3166 code
 */
public record Region(String country, CurrencyUnit currency, DateOrder dateOrder) {

  private static final Pattern DOMAIN =
      Pattern.compile("\\p{Alnum}\\.(\\p{Lower}{2})(?![\\p{Alnum}.@-])");

  /** {@code (212) 555-0123} as in North America. */
  private static final Pattern PHONE_WITH_AREA =
      Pattern.compile(
          "(?<![\\d.,-])(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}-)[2-9]\\d{2}-\\d{4}(?![\\d.,-])");

  /** Canada writes the year first by its standard, and any part first by habit. */
  private static final Set<String> MIXED_DATES = Set.of("CA");

  /** Of so few letters OCR makes another word: {@code pic} is no {@code plc}. */
  private static final int SHORT_WORD = 3;

  private static final Set<String> SHORT_WORDS = new HashSet<>();
  private static final Map<String, Region> REGIONS = new LinkedHashMap<>();
  private static final Phrases<String> WORDS = new Phrases<>();
  private static final Map<String, String> PHONES = new HashMap<>();
  private static final Map<String, String> TAX_IDS = new TreeMap<>();
  private static final Map<String, String> TAX_FORMS = new HashMap<>();
  private static final Map<String, String> DOMAINS = new HashMap<>();
  private static final int SHORTEST_FORM = 11;
  private static final int LONGEST_FORM = 18;
  private static final Set<String> STATES = new HashSet<>();
  private static final Map<String, Former> FORMER = new HashMap<>();

  /** What a country paid with before it took another currency. */
  private record Former(CurrencyUnit currency, LocalDate last) {}

  static {
    for (DataFile.Entry entry : DataFile.read("regions.txt")) {
      String[] key = entry.key().split("\\.", -1);
      if (key.length == 1) {
        REGIONS.put(
            key[0],
            new Region(
                key[0],
                CurrencyUnit.of(entry.values().get(0)),
                DateOrder.valueOf(entry.values().get(1))));
      } else if (key[1].equals("until")) {
        FORMER.put(
            key[0],
            new Former(
                CurrencyUnit.of(entry.values().get(0)), LocalDate.parse(entry.values().get(1))));
      } else {
        for (String value : entry.values()) {
          switch (key[1]) {
            case "words" -> {
              WORDS.add(value, key[0]);
              SHORT_WORDS.add(value.toLowerCase(Locale.ROOT));
            }
            case "phone" -> PHONES.put(value, key[0]);
            case "states" -> STATES.add(value);
            case "taxid" -> TAX_IDS.put(value, key[0]);
            case "taxform" -> TAX_FORMS.put(value, key[0]);
            case "domain" -> DOMAINS.put(value, key[0]);
            default ->
                throw new IllegalStateException(
                    "regions.txt has an unknown kind of hint: " + entry.key());
          }
        }
      }
    }
  }

  /** Whether a word is the abbreviation of one of the United States. */
  public static boolean isState(String word) {
    return STATES.contains(word);
  }

  /** Whether a text ends with a comma and a state: {@code Springfield,IL}. */
  public static boolean endsWithState(String text) {
    int comma = text.lastIndexOf(',');
    return comma > 0 && STATES.contains(text.substring(comma + 1).strip());
  }

  /** The regions that the rows hint at, with how strongly. */
  public static Map<String, Integer> votes(List<RowFacts> rows) {
    Map<String, Integer> votes = new HashMap<>();
    for (RowFacts row : rows) {
      for (Phrases.Match<String> match : WORDS.find(row.words())) {
        if (isOtherWord(row.text().substring(match.start(), match.end()))) {
          continue;
        }
        int weight = 4 / match.meanings().size();
        match
            .meanings()
            .forEach(country -> votes.merge(country, Math.max(1, weight), Integer::sum));
      }
      phone(row.text(), votes);
      taxId(row.text(), votes);
      domain(row.text(), votes);
      postalCodes(row.row().cells(), votes);
    }
    if (rows.stream().anyMatch(Region::hasPhoneWithArea)) {
      votes.merge("US", 1, Integer::sum);
      votes.merge("CA", 1, Integer::sum);
    }
    if (rows.stream().anyMatch(Region::monthFirst)) {
      votes.merge("US", 4, Integer::sum);
      votes.merge("CA", 2, Integer::sum);
    }
    return votes;
  }

  private static boolean isOtherWord(String printed) {
    return printed.length() <= SHORT_WORD
        && printed.chars().allMatch(Character::isLetter)
        && !SHORT_WORDS.contains(printed.toLowerCase(Locale.ROOT));
  }

  /** The region that most hints speak for, where one stands out. */
  private static Optional<Region> strongest(Map<String, Integer> votes) {
    Region best = null;
    int most = 0;
    int second = 0;
    for (Region region : REGIONS.values()) {
      int count = votes.getOrDefault(region.country, 0);
      if (count > most) {
        second = most;
        most = count;
        best = region;
      } else if (count > second) {
        second = count;
      }
    }
    return most >= 4 && most > second ? Optional.of(best) : Optional.empty();
  }

  /** The strongest votes by currency: euro countries speak with one voice. */
  static Map<CurrencyUnit, Integer> currencies(Map<String, Integer> votes) {
    Map<CurrencyUnit, Integer> currencies = new LinkedHashMap<>();
    REGIONS.forEach(
        (country, region) -> {
          int count = votes.getOrDefault(country, 0);
          if (count > 0) {
            currencies.merge(region.currency, count, Math::max);
          }
        });
    return currencies;
  }

  /** What the country that most hints speak for paid with on a day, where that was another. */
  public static Optional<CurrencyUnit> former(Map<String, Integer> votes, LocalDate day) {
    return strongest(votes)
        .flatMap(region -> Optional.ofNullable(FORMER.get(region.country)))
        .filter(former -> !day.isAfter(former.last))
        .map(Former::currency);
  }

  /**
   * How dates are written where the receipt may come from, be the hints ever so weak. North
   * American telephone numbers alone speak for the United States.
   */
  public static DateOrder likelyDateOrder(Map<String, Integer> votes) {
    Region likely = null;
    int most = 0;
    for (Region region : REGIONS.values()) {
      int count = votes.getOrDefault(region.country, 0);
      if (count > most) {
        most = count;
        likely = region;
      }
    }
    return likely == null ? DateOrder.DMY : likely.dateOrder;
  }

  /** Where dates are written as on the receipt: where it comes from, or else its currency. */
  public static Optional<Region> ofDates(Map<String, Integer> votes, Optional<CurrencyUnit> paid) {
    Optional<Region> strongest = strongest(votes);
    return strongest
        .filter(region -> paid.isEmpty() || region.currency.equals(paid.get()))
        .or(() -> paid.flatMap(Region::home))
        .or(() -> strongest);
  }

  /** Whether everybody there writes dates alike. */
  public boolean hasOneDateOrder() {
    return !MIXED_DATES.contains(country);
  }

  /** The country whose own currency it is, which is listed before others that use it. */
  private static Optional<Region> home(CurrencyUnit currency) {
    return REGIONS.values().stream().filter(region -> region.currency.equals(currency)).findFirst();
  }

  private static boolean hasPhoneWithArea(RowFacts row) {
    String text = row.text();
    for (int dash = text.indexOf('-', 3); dash > 0; dash = text.indexOf('-', dash + 1)) {
      boolean number =
          dash + 5 <= text.length()
              && isFigures(text, dash - 3, dash)
              && isFigures(text, dash + 1, dash + 5);
      if (number) {
        return PHONE_WITH_AREA.matcher(text).find();
      }
    }
    return false;
  }

  /** 03/25/2018: the United States write the month first, and many in Canada. */
  private static boolean monthFirst(RowFacts row) {
    return row.dates().stream()
        .anyMatch(date -> date.readings().stream().allMatch(reading -> reading.is(DateOrder.MDY)));
  }

  private static void phone(String text, Map<String, Integer> votes) {
    int plus = text.indexOf('+');
    if (plus < 0) {
      plus = text.indexOf("00");
      if (plus < 0 || (plus > 0 && text.charAt(plus - 1) != ' ')) {
        return;
      }
    }
    for (int length = 5; length >= 2; length--) {
      if (plus + length + 4 <= text.length()) {
        String country = PHONES.get(text.substring(plus, plus + length));
        if (country != null) {
          votes.merge(country, 4, Integer::sum);
          return;
        }
      }
    }
  }

  private static void taxId(String text, Map<String, Integer> votes) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    if (digits < 8) {
      return;
    }
    String upper = text.toUpperCase(Locale.ROOT);
    for (String prefix : TAX_IDS.keySet()) {
      for (int at = upper.indexOf(prefix); at >= 0; at = upper.indexOf(prefix, at + 1)) {
        boolean apart = at == 0 || !Character.isLetterOrDigit(upper.charAt(at - 1));
        if (apart && digitsBehind(upper, at + prefix.length()) >= 8) {
          votes.merge(TAX_IDS.get(prefix), 6, Integer::sum);
          break;
        }
      }
    }
    for (int from = 0; from < text.length(); from++) {
      int to = from;
      while (to < text.length() && " \t:".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      if (SHORTEST_FORM <= to - from && to - from <= LONGEST_FORM) {
        String country = TAX_FORMS.get(form(text.substring(from, to)));
        if (country != null) {
          votes.merge(country, 6, Integer::sum);
        }
      }
      from = to;
    }
  }

  /** The country in web and mail addresses, which may be that of a company abroad. */
  private static void domain(String text, Map<String, Integer> votes) {
    if (text.indexOf('@') < 0 && !text.contains("www") && !text.contains("http")) {
      return;
    }
    Matcher matcher = DOMAIN.matcher(text);
    while (matcher.find()) {
      String country = DOMAINS.get(matcher.group(1));
      if (country != null) {
        votes.merge(country, 3, Integer::sum);
      }
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

  /** {@code Seattle, WA}: one such address may be the customer's, or elsewhere. */
  private static void state(String text, Map<String, Integer> votes) {
    int comma = text.indexOf(',');
    while (comma > 0) {
      int start = comma + (text.startsWith(", ", comma) ? 2 : 1);
      int end = start + 2;
      boolean apart = end == text.length() || (end < text.length() && text.charAt(end) == ',');
      if (apart && STATES.contains(text.substring(start, end))) {
        votes.merge("US", 2, Integer::sum);
      }
      comma = text.indexOf(',', comma + 1);
    }
  }

  /** {@code Springfield.IL62704}: OCR may lose the blanks. */
  private static void gluedPostalCode(String text, Map<String, Integer> votes) {
    for (int i = 1; i + 7 <= text.length(); i++) {
      boolean apart = ",.".indexOf(text.charAt(i - 1)) >= 0;
      if (apart
          && STATES.contains(text.substring(i, i + 2))
          && isFigures(text, i + 2, i + 7)
          && (i + 7 == text.length() || !Character.isDigit(text.charAt(i + 7)))) {
        votes.merge("US", 6, Integer::sum);
        return;
      }
    }
  }

  private static boolean isFigures(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** State and code may stand in cells side by side. */
  private static void postalCodes(List<Cell> cells, Map<String, Integer> votes) {
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i).text();
      postalCode(text, votes);
      gluedPostalCode(text, votes);
      letteredCode(text, votes);
      state(text, votes);
      if (i + 1 < cells.size() && STATES.contains(text.substring(Math.max(0, text.length() - 2)))) {
        postalCode(text + ' ' + cells.get(i + 1).text(), votes);
      }
    }
  }

  private static void letteredCode(String text, Map<String, Integer> votes) {
    if (Addresses.endsWithBritishCode(text)) {
      votes.merge("GB", 4, Integer::sum);
    } else if (Addresses.endsWithCanadianCode(text)) {
      votes.merge("CA", 4, Integer::sum);
    }
  }

  /** {@code Springfield, IL 62704} gives its country away. */
  private static void postalCode(String text, Map<String, Integer> votes) {
    stateAndCode(text, -1, votes);
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
      stateAndCode(text, i, votes);
    }
  }

  private static void stateAndCode(String text, int blank, Map<String, Integer> votes) {
    int start = blank + 1;
    if (start + 8 > text.length() || text.charAt(start + 2) != ' ') {
      return;
    }
    String code = text.substring(start + 3);
    if (STATES.contains(text.substring(start, start + 2))
        && digitsBehind(code, 0) == 5
        && code.length() <= 10) {
      votes.merge("US", 6, Integer::sum);
    }
  }

  private static int digitsBehind(String text, int from) {
    int digits = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != ' ' && c != '.' && c != '-' && c != '/') {
        break;
      }
    }
    return digits;
  }
}
