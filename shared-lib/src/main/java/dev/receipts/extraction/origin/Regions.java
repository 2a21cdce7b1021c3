package dev.receipts.extraction.origin;

import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** The countries of {@code regions.txt}, and what gives each of them away. */
final class Regions {
  /** Of so few letters OCR makes another word: {@code pic} is no {@code plc}. */
  private static final int SHORT_WORD = 3;

  private static final List<Region> ALL;
  private static final Phrases<String> WORDS = new Phrases<>();
  private static final Set<String> SHORT_WORDS = new HashSet<>();
  private static final Map<String, String> PHONES = new HashMap<>();
  private static final Map<String, String> TAX_IDS = new TreeMap<>();
  private static final Map<String, String> TAX_FORMS = new HashMap<>();
  private static final Map<String, String> DOMAINS = new HashMap<>();
  private static final Set<String> STATES = new HashSet<>();

  static {
    List<DataFile.Entry> countries = new ArrayList<>();
    Map<String, Region.Former> former = new HashMap<>();
    for (DataFile.Entry entry : DataFile.read("regions.txt")) {
      String[] key = entry.key().split("\\.", -1);
      if (key.length == 1) {
        countries.add(entry);
      } else if (key[1].equals("until")) {
        former.put(
            key[0],
            new Region.Former(
                CurrencyUnit.of(entry.values().get(0)), LocalDate.parse(entry.values().get(1))));
      } else {
        entry.values().forEach(value -> addHint(key[1], value, key[0]));
      }
    }
    ALL = countries.stream().map(entry -> region(entry, former)).toList();
  }

  private Regions() {}

  private static Region region(DataFile.Entry entry, Map<String, Region.Former> former) {
    return new Region(
        entry.key(),
        CurrencyUnit.of(entry.values().get(0)),
        DateOrder.valueOf(entry.values().get(1)),
        Optional.ofNullable(former.get(entry.key())));
  }

  private static void addHint(String kind, String value, String country) {
    switch (kind) {
      case "words" -> {
        WORDS.add(value, country);
        SHORT_WORDS.add(value.toLowerCase(Locale.ROOT));
      }
      case "phone" -> PHONES.put(value, country);
      case "states" -> STATES.add(value);
      case "taxid" -> TAX_IDS.put(value, country);
      case "taxform" -> TAX_FORMS.put(value, country);
      case "domain" -> DOMAINS.put(value, country);
      default ->
          throw new IllegalStateException(
              "regions.txt has an unknown kind of hint: " + country + "." + kind);
    }
  }

  /** All countries; the one whose own a currency is comes before others that use it. */
  static List<Region> all() {
    return ALL;
  }

  /** Words that are said in few countries, with their codes. */
  static Phrases<String> words() {
    return WORDS;
  }

  /** Whether what was printed is short and none of the words, though it looks like one. */
  static boolean isOtherWord(String printed) {
    return printed.length() <= SHORT_WORD
        && printed.chars().allMatch(Character::isLetter)
        && !SHORT_WORDS.contains(printed.toLowerCase(Locale.ROOT));
  }

  /** The country of a telephone prefix, as {@code +49}. */
  static Optional<String> byPhone(String prefix) {
    return Optional.ofNullable(PHONES.get(prefix));
  }

  /** What tax numbers begin with, and the country of each. */
  static Map<String, String> taxIds() {
    return TAX_IDS;
  }

  /** The country whose tax numbers are written in a form, with 9 for figures and A for letters. */
  static Optional<String> byTaxForm(String form) {
    return Optional.ofNullable(TAX_FORMS.get(form));
  }

  /** The country of the end of a web address. */
  static Optional<String> byDomain(String ending) {
    return Optional.ofNullable(DOMAINS.get(ending));
  }

  /** Whether a word is the abbreviation of one of the United States. */
  static boolean isState(String word) {
    return STATES.contains(word);
  }
}
