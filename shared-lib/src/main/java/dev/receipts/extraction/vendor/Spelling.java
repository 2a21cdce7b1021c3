package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spellings of a name's words in other places of the receipt: a vendor stands on the sign, in
 * the legal line, on the card slip and in web addresses, and OCR seldom misreads it alike.
 */
final class Spelling {
  private static final int SHORTEST = 5;
  private static final int LONG = 7;

  /** So many other spellings must speak for another one. */
  private static final int FEWEST_WITNESSES = 2;

  /** More places than this say nothing new; the limit keeps the work linear in the rows. */
  private static final int MOST_WITNESSES = 50;

  private Spelling() {}

  /** The name with each word as most of the receipt's rows spell it. */
  static String mend(String name, List<RowFacts> rows) {
    StringBuilder mended = new StringBuilder();
    int at = 0;
    for (Words.Word word : Words.of(name).words()) {
      mended.append(name, at, word.start());
      String own = name.substring(word.start(), word.end());
      mended.append(word.text().length() < SHORTEST || !word.wordy() ? own : best(word, own, rows));
      at = word.end();
    }
    return mended.append(name, at, name.length()).toString();
  }

  private record Witness(String folded, String printed) {}

  private static String best(Words.Word word, String own, List<RowFacts> rows) {
    List<Witness> witnesses = new ArrayList<>();
    for (int i = 0; i < rows.size() && witnesses.size() < MOST_WITNESSES; i++) {
      witness(word, rows.get(i)).ifPresent(witnesses::add);
    }
    if (witnesses.size() <= FEWEST_WITNESSES) {
      return own;
    }
    Map<String, String> spellings = new LinkedHashMap<>();
    spellings.put(word.text(), own);
    witnesses.forEach(witness -> spellings.putIfAbsent(witness.folded(), witness.printed()));
    String best = own;
    int most = support(word.text(), witnesses);
    for (Map.Entry<String, String> spelling : spellings.entrySet()) {
      // Two letters off is another word, however often it stands there.
      int support =
          alike(word.text(), spelling.getKey(), 1) ? support(spelling.getKey(), witnesses) : 0;
      if (support > most && support > FEWEST_WITNESSES) {
        most = support;
        best = spelling.getValue();
      }
    }
    return best;
  }

  /**
   * How a row spells a word: where it has the word itself, a word beside it that happens to look
   * alike says nothing.
   */
  private static Optional<Witness> witness(Words.Word word, RowFacts row) {
    Optional<Witness> alike = Optional.empty();
    for (Words.Word other : row.words().words()) {
      if (other.text().equals(word.text())) {
        return Optional.of(witness(row, other));
      }
      if (alike.isEmpty()
          && mayBeAlike(word.text(), other.text())
          && alike(word.text(), other.text(), 2)) {
        alike = Optional.of(witness(row, other));
      }
    }
    return alike;
  }

  private static Witness witness(RowFacts row, Words.Word word) {
    return new Witness(word.text(), row.text().substring(word.start(), word.end()));
  }

  /** How many places spell it so, or with one other letter. */
  private static int support(String folded, List<Witness> witnesses) {
    int support = 0;
    for (Witness witness : witnesses) {
      support += alike(folded, witness.folded(), 1) ? 1 : 0;
    }
    return support;
  }

  /** A quick look before a thorough one. */
  private static boolean mayBeAlike(String a, String b) {
    return b.length() >= SHORTEST
        && Math.abs(a.length() - b.length()) <= 1
        && (a.charAt(0) == b.charAt(0) || a.charAt(a.length() - 1) == b.charAt(b.length() - 1));
  }

  /** Words of five letters or more in which few letters differ. */
  static boolean alike(String a, String b) {
    return alike(a, b, Math.min(a.length(), b.length()) >= LONG ? 2 : 1);
  }

  private static boolean alike(String a, String b, int allowed) {
    if (Math.min(a.length(), b.length()) < SHORTEST
        || Math.abs(a.length() - b.length()) > allowed) {
      return false;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()] <= allowed;
  }
}
