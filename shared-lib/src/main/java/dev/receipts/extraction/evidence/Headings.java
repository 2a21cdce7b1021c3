package dev.receipts.extraction.evidence;

import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Words;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rows with the titles of columns. */
public final class Headings {
  /** What is no title of goods by itself: {@code ZERO TAX AMT}. */
  private static final Set<Concept> SUMMARY_TITLES =
      Collections.unmodifiableSet(EnumSet.of(Concept.AMOUNT, Concept.TAX));

  /** Where less of the wording is titles, goods have such a word in their name. */
  private static final double TITLED = 0.5;

  private Headings() {}

  /** Whether a row holds the titles of the goods' columns. */
  public static boolean isOne(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return row.money().isEmpty()
        && ((concepts.contains(Concept.HEADER)
                && (row.keywords().size() > 1 || row.exactKeyword(0, row.text().length())))
            || (concepts.contains(Concept.AMOUNT) && !SUMMARY_TITLES.containsAll(concepts))
            || (concepts.contains(Concept.UNIT)
                && concepts.contains(Concept.COUNT)
                && row.purity() >= TITLED)
            || onlyCurrencies(row));
  }

  /** {@code (RM)}, above each column of amounts. */
  private static boolean onlyCurrencies(RowFacts row) {
    List<Words.Word> words = row.words().words();
    for (Words.Word word : words) {
      if (!Currencies.isMark(row.text(), word.start(), word.end())) {
        return false;
      }
    }
    return !words.isEmpty();
  }
}
