package dev.receipts.local.ocr;

import dev.receipts.extraction.ReceiptParser;
import dev.receipts.local.ocr.LetterVote.Ballot;
import dev.receipts.local.ocr.Reading.Field;
import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import dev.receipts.receipt.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several readings of one page's picture, judged by what the receipt parser makes of each: the
 * arithmetic of a receipt tells a right reading from a wrong one better than Tesseract's own
 * confidence. The judge only chooses between readings. The result is lines of text, each as one
 * pass read it; only in the vendor's name, which no arithmetic can prove, do the passes vote on
 * every letter.
 */
final class Readings {
  private static final int FIRST_PAGE = 1;

  /** Rows that only one pass saw are taken from this confidence and this many letters on. */
  private static final double SURE = 70;

  private static final int FEWEST_LETTERS = 3;

  /** A name read with more confidence is hardly ever wrong. */
  private static final double SURE_NAME = 97;

  private static final Comparator<Reading> BETTER =
      Comparator.comparing(Reading::isVerified)
          .thenComparing(Reading::fields)
          .thenComparing(Reading::isUndisputed)
          .thenComparing(Reading::illegibleAmounts, Comparator.reverseOrder())
          .thenComparing(Reading::meanConfidence);

  /** A name may go on in so many rows above and below the one that tells most. */
  private static final double ROWS_OF_A_NAME = 2.5;

  private final ReceiptParser judge;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Reading> heads = new ArrayList<>();

  Readings(ReceiptParser judge) {
    this.judge = judge;
  }

  /** Adds what one more pass read. All passes see the page with the same side up. */
  void add(List<TextLine> lines) {
    readings.add(judged(lines));
  }

  /** Adds what one more pass read of the page's head, in places of the whole page. */
  void addHead(List<TextLine> lines) {
    heads.add(judged(lines));
  }

  /**
   * Whether another pass has nothing to decide: the total is proven, or the page shows twice that
   * it holds neither a total nor a date. A proven page is read once more where an amount between
   * others is illegible.
   */
  boolean settled() {
    Optional<Reading> proof = proof();
    if (proof.isPresent()) {
      boolean readOnceMore = readings.indexOf(proof.get()) < readings.size() - 1;
      return readOnceMore || proof.get().illegibleAmounts() == 0;
    }
    return readings.size() > 1 && readings.stream().noneMatch(Reading::showsAReceipt);
  }

  /** Whether the name of the vendor is still doubtful where the total is not. */
  boolean wantsHead() {
    return proof().isPresent()
        && elected(Field.VENDOR).map(name -> name.confidence(Field.VENDOR)).orElse(0.0) < SURE_NAME
        && !agreedOnVendor();
  }

  private boolean agreedOnVendor() {
    List<String> names =
        all(Field.VENDOR).flatMap(reading -> reading.value(Field.VENDOR).stream()).toList();
    return names.size() > 1 && names.stream().distinct().count() == 1;
  }

  /** The first reading that proves its total; no later one disputes that. */
  private Optional<Reading> proof() {
    return readings.stream().filter(Reading::isVerified).findFirst();
  }

  /** All readings that may know of a field. */
  private Stream<Reading> all(Field field) {
    return field == Field.VENDOR
        ? Stream.concat(readings.stream(), heads.stream())
        : readings.stream();
  }

  /**
   * The best reading, with the rows of the vendor, the date and the total from another one where
   * most readings agree on another value.
   */
  List<TextLine> best() {
    Optional<Reading> proof = proof();
    Reading best =
        readings.stream()
            .filter(
                reading ->
                    proof
                        .map(proven -> proven.value(Field.TOTAL))
                        .map(reading.value(Field.TOTAL)::equals)
                        .orElse(true))
            .max(BETTER)
            .orElseGet(() -> judged(List.of()));
    Reading filled = judged(withRowsThatItLeftOut(best.lines()));
    if (filled.isNoWorseThan(best)) {
      best = filled;
    }
    for (Field field : Field.values()) {
      boolean proven = field == Field.TOTAL && best.isVerified();
      Optional<Reading> chosen = proven ? Optional.empty() : elected(field);
      if (chosen.isPresent() && !chosen.get().value(field).equals(best.value(field))) {
        Reading mended = judged(withRows(best, chosen.get(), field));
        // The rows may mean something else among the other ones; then they stay out.
        boolean taken = mended.value(field).equals(chosen.get().value(field));
        if (taken && mended.isNoWorseThan(best)) {
          best = mended;
        }
      }
    }
    Reading spelled = judged(withVotedName(best));
    return spelled.isNoWorseThan(best) ? spelled.lines() : best.lines();
  }

  /** The surest of the readings that agree on the value with the most confidence behind it. */
  private Optional<Reading> elected(Field field) {
    // The stream keeps the first of equals, so that the same picture gives the same text.
    return all(field)
        .filter(reading -> reading.value(field).isPresent())
        .sorted(
            Comparator.comparingDouble((Reading reading) -> -support(reading, field))
                .thenComparingDouble(reading -> -reading.vote(field)))
        .findFirst();
  }

  /** The confidence of all readings with the same value; nearly the same names support, too. */
  private double support(Reading reading, Field field) {
    String value = reading.value(field).orElseThrow();
    return all(field)
        .filter(other -> other.value(field).isPresent())
        .mapToDouble(
            other -> other.vote(field) * likeness(value, other.value(field).orElseThrow(), field))
        .sum();
  }

  private static double likeness(String value, String other, Field field) {
    if (value.equals(other)) {
      return 1;
    }
    double similarity = field == Field.VENDOR ? LetterVote.similarity(value, other) : 0;
    return similarity >= LetterVote.SAME_PRINT ? similarity * similarity : 0;
  }

  /** A pass may leave out a row as a whole: a headline in large letters, say. */
  private List<TextLine> withRowsThatItLeftOut(List<TextLine> lines) {
    List<TextLine> result = new ArrayList<>(lines);
    for (Reading other : all(Field.VENDOR).toList()) {
      for (TextLine line : other.lines()) {
        boolean leftOut =
            result.stream().noneMatch(known -> Reading.isBeside(known.box(), line.box()));
        if (leftOut && isSure(line)) {
          insert(result, List.of(line), line.box());
        }
      }
    }
    return result;
  }

  private static boolean isSure(TextLine line) {
    return line.confidence() >= SURE
        && line.text().codePoints().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS;
  }

  private static List<TextLine> withRows(Reading best, Reading other, Field field) {
    Box place = other.evidence(field).orElseThrow().box();
    List<TextLine> result = new ArrayList<>(best.lines());
    result.removeIf(line -> Reading.isBeside(line.box(), place));
    best.evidence(field)
        .filter(
            own ->
                field == Field.VENDOR
                    && samePrint(own.text(), other.evidence(field).orElseThrow().text()))
        .ifPresent(own -> result.removeIf(line -> Reading.isBeside(line.box(), own.box())));
    insert(result, other.beside(place), place);
    return result;
  }

  /** The same row, at another height because the passes straighten the page differently. */
  private static boolean samePrint(String a, String b) {
    return LetterVote.similarity(a, b) >= LetterVote.SAME_PRINT;
  }

  private static void insert(List<TextLine> lines, List<TextLine> more, Box place) {
    int index = 0;
    while (index < lines.size() && lines.get(index).box().centerY() < place.centerY()) {
      index++;
    }
    lines.addAll(index, more);
  }

  /** The lines, with the letters of the vendor's name on which the readings agree. */
  private List<TextLine> withVotedName(Reading best) {
    Optional<Box> place = best.evidence(Field.VENDOR).map(Evidence::box);
    if (place.isEmpty()) {
      return best.lines();
    }
    Box name = place.get();
    Box around =
        new Box(
            name.left(),
            name.top() - ROWS_OF_A_NAME * name.height(),
            name.width(),
            (2 * ROWS_OF_A_NAME + 1) * name.height());
    String value = best.value(Field.VENDOR).orElse("");
    List<TextLine> result = new ArrayList<>(best.lines());
    result.replaceAll(
        line -> {
          boolean part =
              Reading.isBeside(line.box(), name)
                  || (Reading.isBeside(line.box(), around)
                      && LetterVote.contains(value, line.text()));
          return part ? spelledByAll(line) : line;
        });
    return result;
  }

  private TextLine spelledByAll(TextLine line) {
    List<Ballot> ballots = new ArrayList<>();
    ballots.add(new Ballot(line.text(), 0));
    all(Field.VENDOR)
        .forEach(
            reading -> {
              List<Word> words = wordsIn(reading, line.box());
              String text = String.join(" ", words.stream().map(Word::text).toList());
              double share = words.stream().mapToDouble(Word::confidence).average().orElse(0) / 100;
              ballots.add(new Ballot(text, share * share));
            });
    String text = LetterVote.of(ballots);
    String[] tokens = text.split(" ", -1);
    if (text.equals(line.text()) || tokens.length != line.words().size()) {
      return line;
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.length; i++) {
      Word word = line.words().get(i);
      if (!tokens[i].isEmpty()) {
        words.add(new Word(tokens[i], word.box(), word.confidence()));
      }
    }
    String joined = String.join(" ", words.stream().map(Word::text).toList());
    return words.isEmpty() ? line : new TextLine(joined, line.box(), line.confidence(), words);
  }

  private static List<Word> wordsIn(Reading reading, Box place) {
    return reading.lines().stream()
        .flatMap(line -> line.words().stream())
        .filter(word -> Reading.isBeside(word.box(), place))
        .filter(word -> word.box().sharesColumn(place))
        .sorted(Comparator.comparingDouble(word -> word.box().left()))
        .toList();
  }

  private Reading judged(List<TextLine> lines) {
    return new Reading(lines, judge.parse(List.of(new Page(FIRST_PAGE, lines, List.of()))));
  }
}
