package dev.receipts.extraction.vendor;

import dev.receipts.extraction.header.Weekdays;
import dev.receipts.extraction.origin.Addresses;
import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.origin.States;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.List;

/** What a line of text has of a business's name and of an address. */
final class NameShape {
  private static final Phrases<Boolean> BUSINESS = VendorWords.NAMES.phrases("business");

  /** {@code Warenvertriebs GmbH}, with the letters folded that OCR confuses. */
  private static final List<String> PURPOSES =
      VendorWords.NAMES.words("purpose").stream()
          .map(word -> Words.of(word).words().getFirst().text())
          .toList();

  private static final int SHORTEST_PURPOSE = 11;

  private static final int SHORTEST_CODE = 12;

  private static final int DIGITS_OF_CODE = 4;

  private static final Phrases<Boolean> FILLER = VendorWords.NAMES.phrases("filler");

  private final String text;
  private final boolean nameLike;
  private final boolean legal;
  private final boolean legalEnd;
  private final boolean legalOnly;
  private final boolean trader;
  private final boolean hollow;
  private final boolean kindOnly;
  private final boolean business;
  private final boolean businessFirst;
  private final boolean address;
  private final boolean street;
  private final boolean digits;

  private NameShape(String raw) {
    NameText name = NameText.of(raw);
    text = name.text();
    Words words = name.words();
    int letters = 0;
    int figures = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      figures += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    List<Phrases.Match<Boolean>> forms = LegalForms.find(words, text);
    List<Phrases.Match<Boolean>> kinds = BUSINESS.find(words);
    List<Phrases.Match<Boolean>> filler = FILLER.find(words);
    int count = words.words().size();
    boolean ends =
        !forms.isEmpty()
            && (forms.getLast().to() == count || inBrackets(text, forms.getLast().end()))
            && !Addresses.isUnnumberedStreet(words);
    int proper = 0;
    int own = 0;
    for (int i = 0; i < count; i++) {
      if (!covered(forms, i) && !covered(filler, i)) {
        proper++;
        own += covered(kinds, i) || isPurpose(words.words().get(i).text()) ? 0 : 1;
      }
    }
    legalOnly = ends && proper == 0;
    boolean url =
        text.contains("www.")
            || text.contains("@")
            || text.contains("http")
            || (text.indexOf(' ') < 0 && ContactFinder.webAddress(text));
    nameLike =
        letters >= 3
            && letters > figures
            && !url
            && text.length() <= NameText.MAX_LENGTH
            && !openingHours(raw, name)
            && !(count == 1 && isCode(text))
            && !(forms.isEmpty() && kinds.isEmpty() && Addresses.isTown(raw));
    legal = !forms.isEmpty() && !legalOnly;
    legalEnd = ends && !legalOnly;
    trader = ends && LegalForms.isTraders(words, forms);
    hollow = ends && own == 0;
    kindOnly = forms.isEmpty() && !kinds.isEmpty() && own == 0;
    business = !kinds.isEmpty();
    businessFirst = business && kinds.getFirst().from() == 0;
    address = Addresses.isIn(words, raw) || States.endsWithState(text);
    street = Addresses.isStreet(words, text);
    digits = figures > 2;
  }

  /** What a text looks like. */
  static NameShape of(String raw) {
    return new NameShape(raw);
  }

  /** The part of the line that may be a name. */
  String text() {
    return text;
  }

  /** Whether it may be a name at all. */
  boolean nameLike() {
    return nameLike;
  }

  /** Whether a legal form stands beside words of its own. */
  boolean legal() {
    return legal;
  }

  /** Whether it ends with that form: {@code Mill Ltd}. */
  boolean legalEnd() {
    return legalEnd;
  }

  /** Whether it is a legal form and nothing else. */
  boolean legalOnly() {
    return legalOnly;
  }

  /** Whether its form is that of a merchant: {@code Eva Miller e.K.} */
  boolean trader() {
    return trader;
  }

  /** Whether nothing of it but its form tells whose it is: {@code Handelsgesellschaft mbH}. */
  boolean hollow() {
    return hollow;
  }

  /** Whether it tells the kind of business only: {@code RESTAURANT}. */
  boolean kindOnly() {
    return kindOnly;
  }

  /** Whether it has a word for a kind of business. */
  boolean business() {
    return business;
  }

  /** Whether it begins with that word. */
  boolean businessFirst() {
    return businessFirst;
  }

  /** Whether it has words or codes of an address. */
  boolean address() {
    return address;
  }

  /** Whether it is a street with the number of a house. */
  boolean street() {
    return street;
  }

  /** Whether it has more figures than names have. */
  boolean digits() {
    return digits;
  }

  /** {@code 4f1c07be92d1aa03}: what a machine reckoned. */
  private static boolean isCode(String text) {
    return text.length() >= SHORTEST_CODE
        && text.chars().filter(Character::isDigit).count() >= DIGITS_OF_CODE
        && text.chars().allMatch(Character::isLetterOrDigit);
  }

  private static boolean isPurpose(String word) {
    return word.length() >= SHORTEST_PURPOSE && PURPOSES.stream().anyMatch(word::endsWith);
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
