package dev.receipts.extraction.origin;

/** The United States in addresses, by their abbreviations. */
public final class States {
  /** Two letters each. */
  private static final int LENGTH = 2;

  /** A ZIP code. */
  private static final int CODE = 5;

  /** With a hyphen and four more figures behind it. */
  private static final int LONGEST_CODE = 10;

  private static final int FIGURES_OF_LONGEST_CODE = 9;

  private States() {}

  /** Whether a word is the abbreviation of one. */
  public static boolean isState(String word) {
    return Regions.isState(word);
  }

  /** Whether a text ends with a comma and a state: {@code Springfield,IL}. */
  public static boolean endsWithState(String text) {
    int comma = text.lastIndexOf(',');
    return comma > 0 && isState(text.substring(comma + 1).strip());
  }

  /** Whether the last two letters of a text are a state, whose code may stand in the next cell. */
  static boolean isLastWord(String text) {
    return isState(text.substring(Math.max(0, text.length() - LENGTH)));
  }

  /** How often a state stands behind a comma: {@code Seattle, WA}. */
  static int countBehindCommas(String text) {
    int count = 0;
    for (int comma = text.indexOf(',', 1); comma > 0; comma = text.indexOf(',', comma + 1)) {
      int start = comma + (text.startsWith(", ", comma) ? 2 : 1);
      int end = start + LENGTH;
      boolean apart = end == text.length() || (end < text.length() && text.charAt(end) == ',');
      count += apart && isState(text.substring(start, end)) ? 1 : 0;
    }
    return count;
  }

  /** Whether a text ends with a state and its code: {@code Springfield, IL 62704-1234}. */
  static boolean endsWithCode(String text) {
    if (isStateAndCode(text, 0)) {
      return true;
    }
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
      if (isStateAndCode(text, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStateAndCode(String text, int start) {
    int code = start + LENGTH + 1;
    return code + CODE <= text.length()
        && text.length() - code <= LONGEST_CODE
        && text.charAt(code - 1) == ' '
        && isState(text.substring(start, start + LENGTH))
        && isCode(text, code);
  }

  private static boolean isCode(String text, int from) {
    int figures = Figures.countFrom(text, from);
    return figures == CODE
        || (figures == FIGURES_OF_LONGEST_CODE && text.charAt(from + CODE) == '-');
  }

  /** {@code Springfield.IL62704}: OCR may lose the blanks. */
  static boolean hasGluedCode(String text) {
    for (int i = 1; i + LENGTH + CODE <= text.length(); i++) {
      int end = i + LENGTH + CODE;
      boolean apart = ",.".indexOf(text.charAt(i - 1)) >= 0;
      if (apart
          && isState(text.substring(i, i + LENGTH))
          && Figures.are(text, i + LENGTH, end)
          && (end == text.length() || !Character.isDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
