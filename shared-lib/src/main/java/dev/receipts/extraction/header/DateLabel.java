package dev.receipts.extraction.header;

import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the label of a date speaks of; the longer it is, the more it tells.
 *
 * @param full whether it is of one date only, as {@code invoice date} and not {@code date}
 */
record DateLabel(Concept kind, boolean full) {
  /** What labels of dates speak of; the first meaning of a label counts. */
  private static final List<Concept> KINDS =
      List.of(Concept.OTHERDATE, Concept.DUE, Concept.ORDERDATE, Concept.DATE);

  /** What labels of numbers speak of. */
  private static final Set<Concept> NUMBERS =
      EnumSet.of(Concept.NUMBER, Concept.ORDERNUMBER, Concept.OTHERNUMBER);

  /** Labels as long as this are of one date only. */
  private static final int FULL = 9;

  private static final int LONGEST_BETWEEN = 5;

  /** What stands between the labels of a number and of its date. */
  private static final Pattern BESIDE_NUMBER = Pattern.compile("[. ]{0,2}[/&][ -]{0,2}");

  /** What a keyword says of a date; nothing where it is no label of one. */
  static Optional<DateLabel> of(Phrases.Match<Concept> match) {
    for (Concept kind : KINDS) {
      if (match.meanings().contains(kind)) {
        return Optional.of(new DateLabel(kind, isFull(match)));
      }
    }
    return Optional.empty();
  }

  /** {@code Invoice no./date}: the date is that of what the number before it is of. */
  static Optional<DateLabel> of(
      Phrases.Match<Concept> number, Phrases.Match<Concept> match, String text) {
    boolean both =
        match.meanings().contains(Concept.DATE)
            && !isFull(match)
            && !Collections.disjoint(number.meanings(), NUMBERS)
            && isBesideNumber(text, number.end(), match.start());
    return both ? Optional.of(ofNumber(number.meanings())) : Optional.empty();
  }

  /** What a row speaks of, wherever it does; what is of this receipt comes first. */
  static Optional<DateLabel> anyOf(Set<Concept> concepts) {
    return KINDS.reversed().stream()
        .filter(concepts::contains)
        .findFirst()
        .map(kind -> new DateLabel(kind, false));
  }

  /** Whether a slash or the like stands between the labels of a number and of its date. */
  static boolean isBesideNumber(String text, int numberEnd, int date) {
    return date >= numberEnd
        && date - numberEnd <= LONGEST_BETWEEN
        && BESIDE_NUMBER.matcher(text.substring(numberEnd, date)).matches();
  }

  /** What it says of a date behind it. */
  double beside() {
    return switch (kind) {
      case OTHERDATE, DUE -> -25;
      // Goods are ordered before they are paid for.
      case ORDERDATE -> 8;
      default -> full ? 25 : 20;
    };
  }

  /** What it says of a date below it. */
  double above() {
    return switch (kind) {
      case OTHERDATE, DUE -> -10;
      case ORDERDATE -> 4;
      default -> full ? 21 : 12;
    };
  }

  private static DateLabel ofNumber(Set<Concept> number) {
    Concept kind =
        number.contains(Concept.NUMBER)
            ? Concept.DATE
            : number.contains(Concept.ORDERNUMBER) ? Concept.ORDERDATE : Concept.OTHERDATE;
    return new DateLabel(kind, true);
  }

  private static boolean isFull(Phrases.Match<Concept> match) {
    return match.end() - match.start() >= FULL;
  }
}
