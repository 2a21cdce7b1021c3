package dev.receipts.extraction.vendor;

import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.words.OcrLetters;
import dev.receipts.extraction.words.Words;
import dev.receipts.receipt.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts right what OCR misreads in the small and closed parts of a business's name: its legal form,
 * whose letters are known, signs that stand for letters, and compounds of common words. The name's
 * other words stay as printed.
 */
final class NameRepair {
  /** Below this, half of a form would be guessed. */
  private static final int FEWEST_LETTERS = 4;

  private static final int FEWEST_LETTERS_OF_A_WORD = 3;

  private static final List<Form> FORMS = forms();

  private static final int LONGEST_FORM =
      FORMS.stream().mapToInt(form -> form.letters().length()).max().orElse(0);

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

    /** Whether the letters behind a place are this form with at most one wrong letter a word. */
    boolean resembles(CharSequence tail, int from) {
      int at = 0;
      for (int end : wordEnds) {
        int allowed = end - at < FEWEST_LETTERS_OF_A_WORD ? 0 : 1;
        int wrong = 0;
        while (at < end) {
          wrong += tail.charAt(from + at) == letters.charAt(at) ? 0 : 1;
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
    return LegalForms.mended().stream()
        .map(Form::of)
        .filter(form -> form.letters().length() >= FEWEST_LETTERS)
        .toList();
  }

  static String mend(String name) {
    return Compounds.mend(withLegalForm(withBrackets(withLetters(name))));
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
  private static String withBrackets(String printed) {
    String name = printed;
    while (name.contains("{(") || name.contains("((")) {
      name = name.replace("{(", "(").replace("((", "(");
    }
    int open = name.indexOf('(');
    int close = name.indexOf(')');
    if (open < 0 && close < 0) {
      return name;
    }
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
    // The last letters and digits, folded, and where they stand in the name.
    StringBuilder tail = new StringBuilder(LONGEST_FORM);
    int[] places = new int[LONGEST_FORM];
    for (int i = name.length() - 1; i >= 0 && tail.length() < LONGEST_FORM; i--) {
      char letter = OcrLetters.fold(name.charAt(i));
      if (letter != 0) {
        places[tail.length()] = i;
        tail.append(letter);
      }
    }
    tail.reverse();
    Form meant = null;
    int start = 0;
    for (Form form : FORMS) {
      int from = tail.length() - form.letters().length();
      if (from < 0 || !form.resembles(tail, from)) {
        continue;
      }
      int place = places[tail.length() - 1 - from];
      if (place == 0 || OcrLetters.fold(name.charAt(place - 1)) != 0) {
        continue;
      }
      if (meant != null || sameLetters(name.substring(place), form.written())) {
        return name;
      }
      meant = form;
      start = place;
    }
    if (meant == null) {
      return name;
    }
    boolean small = name.substring(start).chars().anyMatch(Character::isLowerCase);
    String form = meant.written();
    return name.substring(0, start) + (small ? form : form.toUpperCase(Locale.ROOT));
  }

  private static boolean sameLetters(String a, String b) {
    return Letters.oneByOne(a).equals(Letters.oneByOne(b));
  }
}
