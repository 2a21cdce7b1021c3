package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.SmallWord;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows over which one name goes: what began in the rows above, or goes on in the next ones.
 *
 * @param legalEnd whether it ends with a legal form
 */
record NameSpan(int first, int last, boolean legalEnd) {
  private static final int MAX_ROWS = 3;

  private static final Pattern SOCIETY = ending("", "society", "(?: \\p{L}+)?");

  private static final Pattern SOCIETY_FORM = ending(" ", "society form", "");

  /** A word of the list at the end of a text. */
  private static Pattern ending(String before, String kind, String behind) {
    String words =
        VendorWords.NAMES.words(kind).stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile(before + "(?:" + words + ")" + behind + "$", Pattern.CASE_INSENSITIVE);
  }

  /** The name as printed, in one line. */
  String text(NameRows rows) {
    StringBuilder name = new StringBuilder();
    for (int i = first; i <= last; i++) {
      name.append(i > first ? " " : "").append(rows.shape(i).text());
    }
    return name.toString();
  }

  /** Tells which rows belong together. */
  static final class Finder {
    private final NameRows rows;
    private final WebNames web;

    /** Where the head of the receipt ends. */
    private final int body;

    Finder(NameRows rows, WebNames web, int body) {
      this.rows = rows;
      this.web = web;
      this.body = body;
    }

    NameSpan around(int index) {
      int first = index;
      while (first > 0 && index - first < MAX_ROWS - 1 && joinsUp(first)) {
        first--;
      }
      NameShape shape = rows.shape(index);
      boolean legalEnd = shape.legalEnd() || shape.legalOnly();
      int last = index;
      while (last + 1 < rows.size() && last - first < MAX_ROWS - 1 && joinsDown(last)) {
        last++;
        legalEnd |= rows.shape(last).legalEnd() || rows.shape(last).legalOnly();
      }
      return new NameSpan(first, last, legalEnd);
    }

    /** Whether a row is the tail of a name that began in the row above. */
    boolean joinsUp(int index) {
      if (index == 0 || !rows.adjacent(index - 1, index)) {
        return false;
      }
      if (index > body) {
        return isSociety(index);
      }
      NameShape shape = rows.shape(index);
      NameShape above = rows.shape(index - 1);
      if (!above.nameLike() || above.legalEnd() || isPlain(index - 1)) {
        return false;
      }
      boolean tail =
          shape.hollow()
              || isKindAbove(index - 1)
              || shape.legalOnly()
              || (shape.unbalanced() && shape.legalEnd())
              || (shape.businessFirst() && isUnclosed(shape))
              || shape.text().startsWith("&")
              || shape.continuesName()
              || (shape.kindOnly() && isSign(index - 1))
              || isWebName(index - 1)
              || isOpen(above.text());
      return tail && !shape.street();
    }

    private boolean joinsDown(int index) {
      if (rows.shape(index).legalEnd() || !rows.adjacent(index, index + 1)) {
        return false;
      }
      NameShape below = rows.shape(index + 1);
      NameShape shape = rows.shape(index);
      return below.legalOnly()
          || below.hollow()
          || isKindAbove(index)
          || (below.kindOnly() && isSign(index))
          || isWebName(index)
          || (isUnclosed(shape) && below.legalEnd())
          || ((isOpen(shape.text()) || below.text().startsWith("&"))
              && below.nameLike()
              && !below.address());
    }

    /** {@code MILL HANDELSGESELLSCHAFT} and, below, {@code NORTH MBH}: the one needs the other. */
    private boolean isSociety(int index) {
      NameShape above = rows.shape(index - 1);
      return !above.legalEnd()
          && rows.shape(index).legalEnd()
          && SOCIETY.matcher(above.text()).find()
          && SOCIETY_FORM.matcher(rows.shape(index).text()).find();
    }

    /** Whether a row tells only the kind of business, and the next one its name. */
    private boolean isKindAbove(int index) {
      NameShape name = rows.shape(index + 1);
      return rows.shape(index).kindOnly()
          && name.nameLike()
          && !name.legal()
          && !name.business()
          && !name.address()
          && !name.street()
          && !name.sentence()
          && !name.digits()
          && rows.row(index + 1).concepts().isEmpty()
          && !NameText.namesOwner(rows.row(index + 1).words());
    }

    /** Whether a row is a name without a word for its kind, which the next one may have. */
    private boolean isSign(int index) {
      NameShape name = rows.shape(index);
      return index <= 1
          && name.wordsOnly()
          && !name.business()
          && !name.legal()
          && !name.address()
          && !name.sentence()
          && rows.row(index).concepts().isEmpty();
    }

    /** Whether a row and the next one together are a web or mail address. */
    private boolean isWebName(int index) {
      return web.are(rows.shape(index).text(), rows.shape(index + 1).text());
    }

    /** Rows that are no part of a name. */
    private boolean isPlain(int index) {
      Set<Concept> concepts = rows.row(index).concepts();
      return (rows.shape(index).address() && rows.shape(index).digits())
          || concepts.contains(Concept.OTHERNUMBER)
          || concepts.contains(Concept.DOCUMENT)
          || RowFacts.ofNumber(concepts);
    }

    private static boolean isUnclosed(NameShape shape) {
      return shape.text().indexOf('(') > 0 && shape.text().indexOf(')') < 0;
    }

    private static boolean isOpen(String text) {
      return SmallWord.OPEN.is(text.substring(text.lastIndexOf(' ') + 1));
    }
  }
}
