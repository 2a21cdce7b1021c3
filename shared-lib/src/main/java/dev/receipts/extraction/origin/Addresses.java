package dev.receipts.extraction.origin;

import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.WordList;
import dev.receipts.extraction.words.Words;
import java.util.regex.Pattern;

/** What tells the lines of an address: its words, house numbers and postal codes. */
public final class Addresses {
  private static final WordList LIST = WordList.of("addresses.txt", "word", "unnumbered");
  private static final Phrases<Boolean> WORDS = LIST.phrases("word");
  private static final Phrases<Boolean> UNNUMBERED = LIST.phrases("unnumbered");

  /** Postal codes in front of a town, of countries that write them in figures, and the Dutch. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?:\\p{L}-)?(?:\\d{4,5}|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4,5}-\\d{3}|\\d{4}"
              + " ?\\p{Lu}{2}) ");

  /** Postal codes that stand behind the town, as {@code Leeds LS1 9QX}. */
  private static final String BRITISH_CODE = "\\b\\p{Lu}{1,2}\\d[\\p{Lu}\\d]? \\d\\p{Lu}{2}";

  /** {@code V7K 3B2} */
  private static final String CANADIAN_CODE = "\\b\\p{Lu}\\d\\p{Lu} \\d\\p{Lu}\\d";

  private static final Pattern LETTERED_CODE =
      Pattern.compile("(?:" + BRITISH_CODE + '|' + CANADIAN_CODE + ")\\b");

  private static final Pattern BRITISH_END = Pattern.compile(BRITISH_CODE + '$');
  private static final Pattern CANADIAN_END = Pattern.compile(CANADIAN_CODE + '$');

  /** Both forms end with a figure and two characters behind it. */
  private static final int LAST_FIGURE = 3;

  private Addresses() {}

  /** Whether a line has words of an address, a postal code, or ends with a state. */
  public static boolean isIn(String line) {
    return isIn(Words.of(line), line) || States.endsWithState(line);
  }

  /** Whether words are of an address, or a postal code stands in what was printed. */
  public static boolean isIn(Words words, String printed) {
    return !WORDS.find(words).isEmpty() || hasPostalCode(printed) || hasLetteredCode(printed);
  }

  /** Whether a text is a street with the number of a house, in whichever order. */
  public static boolean isStreet(Words words, String text) {
    return street(words, text) || houseFirst(words, text);
  }

  /** Whether a street ends with what stands for no house number: {@code Via Roma snc}. */
  public static boolean isUnnumberedStreet(Words words) {
    return UNNUMBERED.find(words).stream().anyMatch(end -> end.to() == words.words().size())
        && WORDS.find(words).stream().anyMatch(street -> street.from() == 0);
  }

  /**
   * Words and then a house number, and nothing behind it; one of four figures, or with a #, is a
   * branch's.
   */
  private static boolean street(Words words, String text) {
    int count = words.words().size();
    if (count < 2) {
      return false;
    }
    Words.Word last = words.words().get(count - 1);
    String figures = text.substring(last.start(), last.end());
    boolean branch = last.start() > 0 && text.charAt(last.start() - 1) == '#';
    boolean number = Character.isDigit(figures.charAt(0)) && figures.length() <= 3 && !branch;
    return number && words.words().get(count - 2).wordy();
  }

  /** A house number, the words of a name and then a word for a street: {@code 12 Quay Street}. */
  private static boolean houseFirst(Words words, String text) {
    if (words.words().size() < 3) {
      return false;
    }
    Words.Word first = words.words().getFirst();
    String number = text.substring(first.start(), first.end());
    return number.length() <= 4
        && number.chars().allMatch(Character::isDigit)
        && WORDS.find(words).stream().anyMatch(match -> match.from() >= 2);
  }

  /** A postal code in front, as {@code 33100 Town}, {@code 05-800 Town}, {@code 1234 AB Town}. */
  public static boolean isTown(String raw) {
    boolean coded = raw.length() > 2 && (Character.isDigit(raw.charAt(0)) || raw.charAt(1) == '-');
    return coded && TOWN.matcher(raw).lookingAt();
  }

  /** A whole number of five or six digits, with no hyphen behind it. */
  public static boolean hasPostalCode(String text) {
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && Character.isDigit(text.charAt(i))) {
        run++;
      } else {
        boolean open = i < text.length() && text.charAt(i) == '-';
        if ((run == 5 || run == 6) && !open) {
          return true;
        }
        run = 0;
      }
    }
    return false;
  }

  /** {@code L-1855 Town}: a country and a postal code of four figures. */
  public static boolean hasCountryCode(String text, int from) {
    for (int i = text.indexOf('-', from); i >= 0; i = text.indexOf('-', i + 1)) {
      int start = i;
      while (start > from && Character.isUpperCase(text.charAt(start - 1)) && i - start < 2) {
        start--;
      }
      int end = i + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      boolean apart = start == 0 || " |,".indexOf(text.charAt(start - 1)) >= 0;
      boolean country = start < i;
      if (country && apart && end - i - 1 == 4) {
        return true;
      }
    }
    return false;
  }

  static boolean endsWithBritishCode(String text) {
    return mayEndWithCode(text) && BRITISH_END.matcher(text).find();
  }

  static boolean endsWithCanadianCode(String text) {
    return mayEndWithCode(text) && CANADIAN_END.matcher(text).find();
  }

  /** A quick look: most texts end otherwise. */
  private static boolean mayEndWithCode(String text) {
    int figure = text.length() - LAST_FIGURE;
    return figure > 0
        && Character.isDigit(text.charAt(figure))
        && Character.isUpperCase(text.charAt(figure + 1));
  }

  private static boolean hasLetteredCode(String text) {
    return mayHaveLetteredCode(text) && LETTERED_CODE.matcher(text).find();
  }

  /** A quick look: both forms have a figure behind a capital letter. */
  private static boolean mayHaveLetteredCode(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i)) && Character.isUpperCase(text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
