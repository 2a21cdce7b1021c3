package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts right what OCR misreads in the small and closed parts of a business's name: its legal form,
 * whose letters are known, and signs that stand for letters. The name's own words stay as printed.
 */
final class NameRepair {
  /** Below this, half of a form would be guessed. */
  private static final int FEWEST_LETTERS = 4;

  private static final int FEWEST_LETTERS_OF_A_WORD = 3;

  private static final List<Form> FORMS = forms();

  private NameRepair() {}

  /**
   * A legal form.
   *
   * @param letters of all its words, folded
   * @param wordEnds where its words end among the letters
   */
  private record Form(String written, String letters, List<Integer> wordEnds) {

    static Form of(String written) {
      StringBuilder letters = new StringBuilder();
      List<Integer> ends = new ArrayList<>();
      for (Words.Word word : Words.of(written).words()) {
        letters.append(word.text());
        ends.add(letters.length());
      }
      return new Form(written, letters.toString(), List.copyOf(ends));
    }

    /** Whether the text is this form with at most one wrong letter in each word. */
    boolean resembles(String text) {
      if (text.length() != letters.length()) {
        return false;
      }
      int at = 0;
      for (int end : wordEnds) {
        int allowed = end - at < FEWEST_LETTERS_OF_A_WORD ? 0 : 1;
        int wrong = 0;
        while (at < end) {
          wrong += text.charAt(at) == letters.charAt(at) ? 0 : 1;
          at++;
        }
        if (wrong > allowed) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Form> forms() {
    return DataFile.read("legalforms.txt").stream()
        .filter(entry -> entry.key().equals("mended"))
        .flatMap(entry -> entry.values().stream())
        .map(Form::of)
        .filter(form -> form.letters().length() >= FEWEST_LETTERS)
        .toList();
  }

  static String mend(String name) {
    return withLegalForm(withBrackets(withLetters(name)));
  }

  /** {@code $UNNY S/B} and {@code KING'S $/B}: a currency sign in front of a letter is one. */
  private static String withLetters(String name) {
    if (name.indexOf('$') < 0 && name.indexOf('¥') < 0) {
      return name;
    }
    StringBuilder mended = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean beforeLetter =
          i + 1 < name.length()
              && (Character.isLetter(name.charAt(i + 1)) || name.charAt(i + 1) == '/');
      boolean behindLetter =
          i > 0 && (Character.isLetter(name.charAt(i - 1)) || name.charAt(i - 1) == '.');
      if (c == '$' && (beforeLetter || behindLetter)) {
        mended.setCharAt(i, 'S');
      } else if (c == '¥' && (beforeLetter || behindLetter)) {
        mended.setCharAt(i, 'Y');
      }
    }
    return mended.toString();
  }

  /** {@code CM) } is {@code (M) }, and a bracket that is never closed or never opened is dirt. */
  private static String withBrackets(String name) {
    if (name.contains("{(") || name.contains("((")) {
      return withBrackets(name.replace("{(", "(").replace("((", "("));
    }
    int open = name.indexOf('(');
    int close = name.indexOf(')');
    if (open == 0 && close < 0) {
      return name.substring(1).strip();
    }
    if (close < 2 || (open >= 0 && open < close)) {
      return name;
    }
    boolean misread =
        name.charAt(close - 2) == 'C' && (close == 2 || name.charAt(close - 3) == ' ');
    return misread ? name.substring(0, close - 2) + "(" + name.substring(close - 1) : name;
  }

  private static String withLegalForm(String name) {
    Optional<Form> meant = Optional.empty();
    int from = 0;
    for (Form form : FORMS) {
      int start = tailStart(name, form.letters().length());
      if (start < 1) {
        continue;
      }
      String tail = name.substring(start);
      if (sameLetters(tail, form.written())) {
        return name;
      }
      if (form.resembles(folded(tail))) {
        if (meant.isPresent()) {
          return name;
        }
        meant = Optional.of(form);
        from = start;
      }
    }
    if (meant.isEmpty()) {
      return name;
    }
    String tail = name.substring(from);
    boolean small = tail.chars().anyMatch(Character::isLowerCase);
    String form = meant.get().written();
    return name.substring(0, from) + (small ? form : form.toUpperCase(Locale.ROOT));
  }

  /** Where the last so many letters and digits begin, if a word begins there; or -1. */
  private static int tailStart(String name, int length) {
    int at = name.length();
    int missing = length;
    while (at > 0 && missing > 0) {
      at--;
      missing -= OcrLetters.fold(name.charAt(at)) == 0 ? 0 : 1;
    }
    boolean begins = missing == 0 && at > 0 && OcrLetters.fold(name.charAt(at - 1)) == 0;
    return begins ? at : -1;
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = OcrLetters.fold(text.charAt(i));
      if (c != 0) {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  private static boolean sameLetters(String a, String b) {
    return letters(a).equals(letters(b));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        letters.append(Character.toUpperCase(text.charAt(i)));
      }
    }
    return letters.toString();
  }
}
