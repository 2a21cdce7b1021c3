package dev.receipts.extraction.vendor;

import dev.receipts.extraction.origin.Addresses;
import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.origin.States;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Keywords;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is left of a line when everything is cut off that is no part of a name.
 *
 * @param words of the text
 */
public record NameText(String text, Words words) {
  private static final Phrases<Boolean> BRANCH = VendorWords.NAMES.phrases("branch");
  private static final Phrases<Boolean> BEFORE_NAME = VendorWords.NAMES.phrases("before");
  private static final Phrases<Boolean> OWNER = VendorWords.NAMES.phrases("owner");

  private static final Phrases<Boolean> LABEL = VendorWords.NAMES.phrases("label");

  /** A registration number has at least so many. */
  private static final int DIGITS_OF_NUMBER = 5;

  /** No name is longer. */
  static final int MAX_LENGTH = 70;

  private static final List<String> SENDER_SIGNS =
      List.of(" - ", " – ", " · ", " • ", " | ", " / ", " * ");

  /** Without registration numbers, a greeting, and loose signs at the ends. */
  public static NameText of(String raw) {
    String text = raw.replace('\t', ' ').strip();
    text = withoutBracket(text);
    text = withoutAddress(text);
    text = withoutLabel(text);
    text = withoutNumbers(text);
    String whole = text;
    Words words = Words.of(whole);
    String bare = withoutOwner(withoutBranch(whole, words), words);
    text = withoutGreeting(bare, bare.equals(whole) ? words : Words.of(bare));
    int colon = text.indexOf(':');
    if (colon > 0 && colon < 20 && isLabelOfName(text.substring(0, colon), text, colon + 1)) {
      text = text.substring(colon + 1);
    }
    int from = 0;
    int to = text.length();
    while (from < to && "*-_=.:,;#|~\"'<> ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*-_=:,;#|~\"'<> ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    String mended = NameRepair.mend(withoutSpacing(text.substring(from, to).strip()));
    return new NameText(mended, mended.equals(whole) ? words : Words.of(mended));
  }

  /** {@code Owner: Eva Miller} and {@code Seller: Mill Ltd}: a seller without a form is a clerk. */
  private static boolean isLabelOfName(String label, String text, int from) {
    Words words = Words.of(label);
    if (namesOwner(words) || isWhole(LABEL.find(words), words)) {
      return true;
    }
    String name = text.substring(from);
    return !LegalForms.find(Words.of(name), name).isEmpty()
        && Keywords.find(words).stream()
            .anyMatch(match -> match.meanings().contains(Concept.SELLER));
  }

  private static boolean isWhole(List<Phrases.Match<Boolean>> matches, Words words) {
    return matches.size() == 1
        && matches.getFirst().from() == 0
        && matches.getFirst().to() == words.words().size();
  }

  /** Joins a name of which every letter stands by itself: {@code M I L L}. */
  private static String withoutSpacing(String text) {
    if (text.length() < 2 || text.charAt(1) != ' ') {
      return text;
    }
    String[] letters = text.split(" +", MAX_LENGTH);
    boolean spaced =
        letters.length >= 3
            && Stream.of(letters)
                .allMatch(one -> one.length() == 1 && Character.isLetter(one.charAt(0)));
    return spaced ? String.join("", letters) : text;
  }

  /** Cuts a bracket with a number, and what follows it. */
  private static String withoutBracket(String text) {
    int bracket = text.lastIndexOf('(');
    if (bracket <= 3) {
      return text;
    }
    int close = text.indexOf(')', bracket);
    int digits = 0;
    for (int i = bracket; i < (close < 0 ? text.length() : close); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    boolean number = digits >= 4 || (digits > 0 && LegalForms.ends(text.substring(0, bracket)));
    return number ? text.substring(0, bracket).strip() : text;
  }

  /**
   * Cuts what follows the name in the line of a sender: {@code Mill AG - Ufer 4 - 12345 Ort} and
   * {@code Mill GmbH & Co. KG, Ort}.
   */
  private static String withoutAddress(String text) {
    int sender = senderEnd(text);
    if (sender > 0) {
      return text.substring(0, sender).strip();
    }
    int comma = text.indexOf(',');
    if (comma >= 3 && comma + 2 < text.length()) {
      String name = text.substring(0, comma);
      String rest = text.substring(comma);
      Words head = Words.of(name);
      List<Phrases.Match<Boolean>> form = LegalForms.find(head, name);
      boolean ends = !form.isEmpty() && form.getLast().to() == head.words().size();
      if (ends && form.getLast().from() > 0 && LegalForms.find(Words.of(rest), rest).isEmpty()) {
        return name;
      }
    }
    return text.length() > MAX_LENGTH ? toLegalForm(text) : text;
  }

  /** {@code Mill B.V. Quay Street 17 1234 AB Town …}: what no name is as long as. */
  private static String toLegalForm(String text) {
    return LegalForms.find(Words.of(text), text).stream()
        .filter(form -> form.from() > 0 && form.end() <= MAX_LENGTH)
        .findFirst()
        .filter(form -> text.substring(form.end()).chars().anyMatch(Character::isDigit))
        .map(form -> text.substring(0, closed(text, form.end())))
        .orElse(text);
  }

  /** With the point that belongs to the form. */
  private static int closed(String text, int end) {
    return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
  }

  /** Whether a name and its address stand in one row, as above the recipient of a letter. */
  static boolean isSenderLine(String text) {
    return senderEnd(text) > 0;
  }

  /** Where the name ends in the line of a sender, or -1. */
  private static int senderEnd(String text) {
    for (String sign : SENDER_SIGNS) {
      int at = text.indexOf(sign);
      if (at >= 3
          && (Addresses.hasPostalCode(text.substring(at)) || Addresses.hasCountryCode(text, at))) {
        return at;
      }
    }
    return commaSenderEnd(text);
  }

  /** {@code Mill, Quay Street 4, 12345 Town}: a name, a street and a town. */
  private static int commaSenderEnd(String text) {
    int first = text.indexOf(", ");
    int second = first < 3 ? -1 : text.indexOf(", ", first + 1);
    if (second < 0 || !Addresses.isTown(text.substring(second + 2))) {
      return -1;
    }
    String street = text.substring(first + 2, second);
    return Addresses.isStreet(Words.of(street), street) ? first : -1;
  }

  /** Cuts a label with a number: {@code Branch: 3322 Mill GmbH}. */
  private static String withoutLabel(String text) {
    int colon = text.indexOf(": ");
    if (colon < 2 || text.lastIndexOf(' ', colon) >= 0) {
      return text;
    }
    int end = colon + 2;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean number = end - colon - 2 >= 2 && end + 3 < text.length() && text.charAt(end) == ' ';
    return number ? text.substring(end + 1) : text;
  }

  /** Cuts long numbers: in front ("#000002 NAME") and behind ("NAME 862725-U"). */
  private static String withoutNumbers(String text) {
    if (digits(text) < DIGITS_OF_NUMBER) {
      return text;
    }
    String[] words = text.split(" ", 30);
    int from = 0;
    int to = words.length;
    for (int i = 1; i < words.length; i++) {
      if (registration(words[i]) && !States.isState(words[i - 1])) {
        to = i;
        break;
      }
    }
    if (to > 1 && registration(words[0])) {
      from = 1;
    }
    return to - from == words.length
        ? text
        : String.join(" ", List.of(words).subList(from, to)).strip();
  }

  private static boolean registration(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters += Character.isLetter(word.charAt(i)) ? 1 : 0;
    }
    return letters <= 3 && digits(word) >= DIGITS_OF_NUMBER;
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** Cuts what greets in front of the name: {@code Welcome to Mill} and {@code Sold by Mill}. */
  private static String withoutGreeting(String text, Words words) {
    return BEFORE_NAME.find(words).stream()
        .filter(match -> match.from() == 0 && match.exact())
        .findFirst()
        .map(match -> text.substring(match.end()).strip())
        .orElse(text);
  }

  /** Cuts the number of a branch behind the name: {@code Mill Filiale 33}. */
  private static String withoutBranch(String text, Words words) {
    for (Phrases.Match<Boolean> match : BRANCH.find(words)) {
      String rest = text.substring(match.end());
      boolean number = rest.chars().anyMatch(Character::isDigit);
      boolean only = rest.chars().noneMatch(Character::isLetter);
      if (match.start() >= 3 && number && only) {
        return text.substring(0, match.start()).strip();
      }
    }
    return text;
  }

  /** Cuts the owner behind the name on the sign: {@code Mill, Inh. Eva Miller}. */
  private static String withoutOwner(String text, Words words) {
    for (Phrases.Match<Boolean> match : OWNER.find(words)) {
      if (match.start() >= 3 && match.start() < text.length()) {
        return text.substring(0, match.start()).strip();
      }
    }
    return text;
  }

  /** Whether a cell says that the vendor's name follows, as in {@code Sold by Mill Ltd}. */
  static boolean introduces(String cell) {
    return BEFORE_NAME.find(Words.of(cell)).stream().anyMatch(match -> match.from() == 0);
  }

  /** {@code Company name:}, with the name in the column beside it. */
  static boolean isLabel(String cell) {
    if (!cell.endsWith(":")) {
      return false;
    }
    Words words = Words.of(cell);
    return isWhole(LABEL.find(words), words);
  }

  /** Whether a row begins with the owner, as in {@code Inhaber: Eva Miller}. */
  static boolean namesOwner(Words words) {
    return OWNER.find(words).stream().anyMatch(match -> match.start() < 3);
  }
}
