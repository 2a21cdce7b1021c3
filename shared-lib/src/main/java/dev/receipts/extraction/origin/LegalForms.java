package dev.receipts.extraction.origin;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import dev.receipts.extraction.words.WordList;
import dev.receipts.extraction.words.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The legal forms in names of companies, as {@code Ltd} and {@code GmbH & Co. KG}. */
public final class LegalForms {
  private static final WordList LIST = WordList.of("legalforms.txt", "legal", "trader", "mended");

  private static final Phrases<Boolean> LEGAL = LIST.phrases("legal", "trader", "mended");
  private static final Phrases<Boolean> TRADER = LIST.phrases("trader");

  /** {@code PR.KG}: kilograms, and no Kommanditgesellschaft. */
  private static final Pattern PRICE_OF_WEIGHT =
      Pattern.compile(
          "(?:\\b" + SmallWord.EACH.pattern() + "\\b[. ]*|[/\\d] ?)kg$", Pattern.CASE_INSENSITIVE);

  private static final Pattern STATE_AND_CODE = Pattern.compile("\\p{Lu}{2} \\d{5}\\b");

  private LegalForms() {}

  /** Forms as they are written, which stand in for a misreading with one wrong letter a word. */
  public static Set<String> mended() {
    return LIST.words("mended");
  }

  /** Legal forms; two small letters, as in "3 kg", are none. */
  public static List<Phrases.Match<Boolean>> find(Words words, String text) {
    List<Phrases.Match<Boolean>> forms = LEGAL.find(words);
    if (forms.isEmpty()) {
      return forms;
    }
    return forms.stream()
        .filter(form -> !smallLetters(text, form.start(), form.end()))
        .filter(form -> !province(text, form.start(), form.end()))
        .filter(form -> !isWeight(text, form.start(), form.end()))
        .toList();
  }

  /**
   * {@code Edmonton, AB} and {@code 9 Mill St Edmonton AB} are in Alberta, and {@code Boulder CO
   * 80301} is in Colorado: no companies.
   */
  private static boolean province(String text, int from, int to) {
    if (to == from + 2 && STATE_AND_CODE.matcher(text).region(from, text.length()).lookingAt()) {
      return true;
    }
    boolean ab = text.startsWith("AB", from) && to == from + 2;
    return ab
        && from > 1
        && (text.startsWith(", ", from - 2)
            || text.startsWith(". ", from - 2)
            || Character.isDigit(text.charAt(0)));
  }

  /** {@code Calgary AB}, below its street, is in Alberta, and {@code Kvarn AB} is in Sweden. */
  public static boolean mayBeProvince(String text) {
    return text.endsWith(" AB") && text.indexOf(' ') == text.length() - 3;
  }

  private static boolean isWeight(String text, int from, int to) {
    return text.regionMatches(true, from, "kg", 0, to - from)
        && PRICE_OF_WEIGHT.matcher(text.substring(0, to)).find();
  }

  private static boolean smallLetters(String text, int from, int to) {
    return to - from == 2
        && Character.isLowerCase(text.charAt(from))
        && Character.isLowerCase(text.charAt(from + 1));
  }

  /**
   * Whether the form is a merchant's and no part of another: {@code OHG}, not {@code GmbH & Co.
   * OHG}.
   */
  public static boolean isTraders(Words words, List<Phrases.Match<Boolean>> legal) {
    Phrases.Match<Boolean> form = legal.getLast();
    return legal.stream().noneMatch(other -> other.to() == form.from())
        && TRADER.find(words).stream()
            .anyMatch(match -> match.from() == form.from() && match.to() == form.to());
  }

  /** Whether a legal form covers a place in a row: the BHD of SDN BHD is no dinar. */
  static boolean covers(RowFacts row, int position) {
    for (Phrases.Match<Boolean> match : LEGAL.find(row.words())) {
      if (match.start() <= position && position < match.end()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a legal form may stand in it; a quick look before a thorough one. */
  public static boolean isIn(Words words) {
    return !LEGAL.find(words).isEmpty();
  }

  /** {@code SARL MILL}, as the French write it. */
  public static boolean begins(String text) {
    List<Phrases.Match<Boolean>> forms = find(Words.of(text), text);
    return !forms.isEmpty() && forms.getFirst().from() == 0;
  }

  /** {@code MILL LTD} ends with one. */
  public static boolean ends(String text) {
    Words words = Words.of(text);
    List<Phrases.Match<Boolean>> forms = find(words, text);
    return !forms.isEmpty() && forms.getLast().to() == words.words().size();
  }
}
