package dev.receipts.extraction.vendor;

import dev.receipts.extraction.header.Weekdays;
import dev.receipts.extraction.origin.Addresses;
import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.origin.Region;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.List;

/** What a line of text has of a business's name and of an address. */
public record NameShape(
    String text,
    boolean nameLike,
    boolean legal,
    boolean legalEnd,
    boolean legalOnly,
    boolean trader,
    boolean hollow,
    boolean kindOnly,
    boolean business,
    boolean address,
    boolean street,
    boolean businessFirst,
    boolean digits) {

  private static final Phrases<Boolean> BUSINESS = DataFile.phrases("legalforms.txt", "business");

  /** {@code Warenvertriebs GmbH}, with the letters folded that OCR confuses. */
  private static final List<String> KINDS = List.of("VERTRIEBS", "HANDEIS", "BETRIEBS");

  private static final int SHORTEST_KIND = 11;

  private static final int SHORTEST_CODE = 12;

  private static final int DIGITS_OF_CODE = 4;

  private static final Phrases<Boolean> FILLER = DataFile.phrases("legalforms.txt", "filler");

  /** What a text looks like. */
  public static NameShape of(String raw) {
    NameText name = NameText.of(raw);
    String text = name.text();
    Words words = name.words();
    int letters = 0;
    int figures = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      figures += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    List<Phrases.Match<Boolean>> legal = LegalForms.find(words, text);
    List<Phrases.Match<Boolean>> business = BUSINESS.find(words);
    List<Phrases.Match<Boolean>> filler = FILLER.find(words);
    int count = words.words().size();
    boolean legalEnd =
        !legal.isEmpty()
            && (legal.getLast().to() == count || inBrackets(text, legal.getLast().end()));
    int proper = 0;
    for (int i = 0; i < count; i++) {
      if (!covered(legal, i) && !covered(filler, i)) {
        proper++;
      }
    }
    boolean legalOnly = legalEnd && proper == 0;
    int own = 0;
    for (int i = 0; i < count; i++) {
      boolean kind = covered(business, i) || isKind(words.words().get(i).text());
      if (!covered(legal, i) && !covered(filler, i) && !kind) {
        own++;
      }
    }
    boolean url =
        text.contains("www.")
            || text.contains("@")
            || text.contains("http")
            || (text.indexOf(' ') < 0 && ContactFinder.webAddress(text));
    return new NameShape(
        text,
        letters >= 3
            && letters > figures
            && !url
            && text.length() <= NameText.MAX_LENGTH
            && !openingHours(raw, name)
            && !(count == 1 && isCode(text))
            && !(legal.isEmpty() && business.isEmpty() && Addresses.isTown(raw)),
        !legal.isEmpty() && !legalOnly,
        legalEnd && !legalOnly,
        legalOnly,
        legalEnd && LegalForms.isTraders(words, legal),
        legalEnd && own == 0,
        legal.isEmpty() && !business.isEmpty() && own == 0,
        !business.isEmpty(),
        Addresses.isIn(words, raw) || Region.endsWithState(text),
        Addresses.isStreet(words, text),
        !business.isEmpty() && business.getFirst().from() == 0,
        figures > 2);
  }

  /** {@code 4f1c07be92d1aa03}: what a machine reckoned. */
  private static boolean isCode(String text) {
    return text.length() >= SHORTEST_CODE
        && text.chars().filter(Character::isDigit).count() >= DIGITS_OF_CODE
        && text.chars().allMatch(Character::isLetterOrDigit);
  }

  private static boolean isKind(String word) {
    return word.length() >= SHORTEST_KIND && KINDS.stream().anyMatch(word::endsWith);
  }

  /** Whether a place in brackets is all that follows: {@code Mill Ltd (Leeds)}. */
  private static boolean inBrackets(String text, int from) {
    return text.startsWith(" (", from) && text.indexOf(')') == text.length() - 1;
  }

  private static boolean covered(List<Phrases.Match<Boolean>> matches, int word) {
    for (Phrases.Match<Boolean> match : matches) {
      if (word >= match.from() && word < match.to()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Figures beside two days of the week: {@code Mo-Sa 7-21 Uhr}; the form SA is a Saturday there.
   */
  private static boolean openingHours(String raw, NameText name) {
    if (raw.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    Words words = raw.equals(name.text()) ? name.words() : Words.of(raw);
    return Weekdays.count(words) >= 2;
  }

  /** Whether there is neither a figure nor a comma in it, of which addresses are full. */
  boolean wordsOnly() {
    return text.chars().noneMatch(c -> Character.isDigit(c) || c == ',');
  }

  /** Whether figures stand at the end only, as the number of a branch does. */
  boolean branchNumber() {
    int end = text.lastIndexOf(' ');
    return end > 0
        && text.chars().limit(end).noneMatch(Character::isDigit)
        && text.substring(end + 1).matches("#?[0-9]+");
  }

  /**
   * Whether it goes on where another line ended: {@code di Miller Eva snc}, {@code of Mill Ltd}.
   */
  boolean continuesName() {
    int end = text.indexOf(' ');
    return legalEnd
        && end > 0
        && end <= 3
        && text.chars().limit(end).allMatch(Character::isLowerCase);
  }

  /** How many words begin with a small letter: many make a sentence. */
  int smallWords() {
    int small = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean begins = i == 0 || text.charAt(i - 1) == ' ';
      small += begins && Character.isLowerCase(text.charAt(i)) ? 1 : 0;
    }
    return small;
  }

  /** Whether it reads like a slogan or a sentence. */
  boolean sentence() {
    int last = text.length() - 1;
    boolean stop =
        !legalEnd
            && last > 2
            && text.charAt(last) == '.'
            && Character.isLowerCase(text.charAt(last - 1))
            && smallWords() > 0;
    boolean question = text.indexOf("? ") > 0 || text.indexOf("?.") > 0;
    return stop || question || text.endsWith("?") || text.endsWith("!") || smallWords() >= 3;
  }

  boolean unbalanced() {
    return text.indexOf(')') >= 0 && text.indexOf('(') < 0;
  }
}
