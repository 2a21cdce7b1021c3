package dev.receipts.local.ocr;

import dev.receipts.extraction.ReceiptParser;
import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Several readings of one page's picture, judged by what the receipt parser makes of each: the
 * arithmetic of a receipt tells a right reading from a wrong one better than Tesseract's own
 * confidence. The judge only chooses between readings. The result is lines of text, each as one
 * pass read it.
 */
final class Readings {
  private static final int FIRST_PAGE = 1;

  /** Rows that only one pass saw are taken from this confidence and this many letters on. */
  private static final double SURE = 70;

  private static final int FEWEST_LETTERS = 3;
  private static final double DOUBTFUL = 50;

  private final ReceiptParser judge;
  private final List<Reading> readings = new ArrayList<>();

  Readings(ReceiptParser judge) {
    this.judge = judge;
  }

  /** Adds what one more pass read. All passes see the page with the same side up. */
  void add(List<TextLine> lines) {
    readings.add(judged(lines));
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

  /** The first reading that proves its total; no later one disputes that. */
  private Optional<Reading> proof() {
    return readings.stream().filter(Reading::isVerified).findFirst();
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
            .max(Reading.BETTER)
            .orElseGet(() -> judged(List.of()));
    Reading filled = judged(withRowsThatItLeftOut(best.lines()));
    if (filled.isNoWorseThan(best)) {
      best = filled;
    }
    for (Field field : Field.values()) {
      boolean proven = field == Field.TOTAL && best.isVerified();
      Optional<Reading> chosen = proven ? Optional.empty() : elected(field);
      if (chosen.isPresent() && !chosen.get().value(field).equals(best.value(field))) {
        Reading mended = judged(withRows(best.lines(), chosen.get(), field));
        // The rows may mean something else among the other ones; then they stay out.
        boolean taken = mended.value(field).equals(chosen.get().value(field));
        if (taken && mended.isNoWorseThan(best)) {
          best = mended;
        }
      }
    }
    return best.lines();
  }

  /** The surest of the readings that agree on the value with the most confidence behind it. */
  private Optional<Reading> elected(Field field) {
    Map<String, Double> votes = new HashMap<>();
    for (Reading reading : readings) {
      reading.value(field).ifPresent(value -> votes.merge(value, reading.vote(field), Double::sum));
    }
    // The stream keeps the first of equals, so that the same picture gives the same text.
    return readings.stream()
        .filter(reading -> reading.value(field).isPresent())
        .sorted(
            Comparator.comparingDouble(
                    (Reading reading) -> -votes.get(reading.value(field).orElseThrow()))
                .thenComparingDouble(reading -> -reading.vote(field)))
        .findFirst();
  }

  /** A pass may leave out a row as a whole: a headline in large letters, say. */
  private List<TextLine> withRowsThatItLeftOut(List<TextLine> lines) {
    List<TextLine> result = new ArrayList<>(lines);
    for (Reading other : readings) {
      for (TextLine line : other.lines()) {
        boolean leftOut = result.stream().noneMatch(known -> isBeside(known.box(), line.box()));
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

  private static List<TextLine> withRows(List<TextLine> lines, Reading other, Field field) {
    Box place = other.evidence(field).orElseThrow().box();
    List<TextLine> result = new ArrayList<>(lines);
    result.removeIf(line -> isBeside(line.box(), place));
    insert(
        result, other.lines().stream().filter(line -> isBeside(line.box(), place)).toList(), place);
    return result;
  }

  private static void insert(List<TextLine> lines, List<TextLine> more, Box place) {
    int index = 0;
    while (index < lines.size() && lines.get(index).box().centerY() < place.centerY()) {
      index++;
    }
    lines.addAll(index, more);
  }

  private static boolean isBeside(Box line, Box place) {
    return (line.centerY() > place.top() && line.centerY() < place.bottom())
        || (place.centerY() > line.top() && place.centerY() < line.bottom());
  }

  private Reading judged(List<TextLine> lines) {
    List<Receipt> receipts = judge.parse(List.of(new Page(FIRST_PAGE, lines, List.of())));
    return new Reading(lines, receipts);
  }

  /** What decides about a receipt's use, in the order in which it is mended. */
  private enum Field {
    TOTAL,
    DATE,
    VENDOR
  }

  private record Reading(List<TextLine> lines, List<Receipt> receipts) {
    static final Comparator<Reading> BETTER =
        Comparator.comparing(Reading::isVerified)
            .thenComparing(Reading::fields)
            .thenComparing(Reading::isUndisputed)
            .thenComparing(Reading::illegibleAmounts, Comparator.reverseOrder())
            .thenComparing(Reading::meanConfidence);

    boolean isVerified() {
      return has(Status.VERIFIED);
    }

    boolean isUndisputed() {
      return has(Status.UNVERIFIED);
    }

    private boolean has(Status status) {
      return !receipts.isEmpty()
          && receipts.stream().allMatch(receipt -> receipt.status() == status);
    }

    boolean showsAReceipt() {
      return receipts.stream()
          .anyMatch(receipt -> receipt.amounts().total().isPresent() || receipt.date().isPresent());
    }

    boolean isNoWorseThan(Reading other) {
      return (isVerified() || !other.isVerified()) && fields() >= other.fields();
    }

    long fields() {
      long count = 0;
      for (Field field : Field.values()) {
        count += value(field).isPresent() ? 1 : 0;
      }
      return count;
    }

    /** Words that the engine doubts and that stand between two amounts of a row, as in a table. */
    long illegibleAmounts() {
      List<Word> words = lines.stream().flatMap(line -> line.words().stream()).toList();
      return words.stream()
          .filter(word -> word.confidence() < DOUBTFUL && !hasDigit(word))
          .filter(word -> isAmount(neighbour(words, word, true)))
          .filter(word -> isAmount(neighbour(words, word, false)))
          .count();
    }

    private static Optional<Word> neighbour(List<Word> words, Word word, boolean left) {
      return words.stream()
          .filter(other -> isBeside(other.box(), word.box()))
          .filter(other -> left == (other.box().centerX() < word.box().centerX()))
          .filter(other -> !other.equals(word))
          .min(
              Comparator.comparingDouble(
                  other -> Math.abs(other.box().centerX() - word.box().centerX())));
    }

    private static boolean isAmount(Optional<Word> word) {
      return word.filter(Reading::hasDigit)
          .filter(amount -> amount.text().codePoints().noneMatch(Character::isLetter))
          .isPresent();
    }

    private static boolean hasDigit(Word word) {
      return word.text().codePoints().anyMatch(Character::isDigit);
    }

    double meanConfidence() {
      long letters = lines.stream().mapToLong(line -> line.text().length()).sum();
      return lines.stream().mapToDouble(line -> line.confidence() * line.text().length()).sum()
          / Math.max(1, letters);
    }

    /** Squared, because two doubtful readings weigh no more than one that is sure. */
    double vote(Field field) {
      double confidence = evidence(field).map(Evidence::confidence).orElse(0.0) / 100;
      return confidence * confidence;
    }

    /** The value in a form that is the same for every reading which means the same. */
    Optional<String> value(Field field) {
      return receipt()
          .filter(receipt -> evidence(field).isPresent())
          .flatMap(
              receipt ->
                  switch (field) {
                    case TOTAL ->
                        receipt
                            .amounts()
                            .total()
                            .map(total -> total.getAmount().stripTrailingZeros().toPlainString());
                    case DATE -> receipt.date().map(Object::toString);
                    case VENDOR -> receipt.vendor().name().map(Reading::lettersAndDigits);
                  });
    }

    Optional<Evidence> evidence(Field field) {
      return receipt()
          .map(receipt -> receipt.evidence().get(field.name().toLowerCase(Locale.ROOT)));
    }

    /** Fields are only compared where the page holds one receipt. */
    private Optional<Receipt> receipt() {
      return receipts.size() == 1 ? Optional.of(receipts.getFirst()) : Optional.empty();
    }

    private static String lettersAndDigits(String name) {
      return name.codePoints()
          .filter(Character::isLetterOrDigit)
          .map(Character::toUpperCase)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}
