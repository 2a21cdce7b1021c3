package dev.receipts.local.ocr;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Letters;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one pass read off a page, and what the parser makes of it. */
record Reading(List<TextLine> lines, List<Receipt> receipts) {
  private static final double DOUBTFUL = 50;
  private static final double DOUBTFUL_VOTE = 0.3;

  /** What decides about a receipt's use, in the order in which it is mended. */
  enum Field {
    TOTAL,
    DATE,
    VENDOR
  }

  boolean isVerified() {
    return has(Status.VERIFIED);
  }

  boolean isUndisputed() {
    return has(Status.UNVERIFIED);
  }

  private boolean has(Status status) {
    return !receipts.isEmpty() && receipts.stream().allMatch(receipt -> receipt.status() == status);
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

  /** The lines in the same row as a place. */
  List<TextLine> beside(Box place) {
    return lines.stream().filter(line -> isBeside(line.box(), place)).toList();
  }

  static boolean isBeside(Box line, Box place) {
    return (line.centerY() > place.top() && line.centerY() < place.bottom())
        || (place.centerY() > line.top() && place.centerY() < line.bottom());
  }

  /** How sure the pass is of a field's text, in percent; 0 where there is none. */
  double confidence(Field field) {
    return evidence(field).map(Evidence::confidence).orElse(0.0);
  }

  /**
   * Squared, because two doubtful readings weigh no more than one that is sure. An amount that no
   * label names, and one that is negative where others read none, count for little.
   */
  double vote(Field field) {
    double share = confidence(field) / 100;
    return share * share * (field == Field.TOTAL && isDoubtfulTotal() ? DOUBTFUL_VOTE : 1);
  }

  private boolean isDoubtfulTotal() {
    boolean labelled =
        evidence(Field.TOTAL).filter(found -> found.rule().startsWith("label")).isPresent();
    boolean negative = value(Field.TOTAL).filter(total -> total.startsWith("-")).isPresent();
    return !labelled || negative;
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
                  case VENDOR -> receipt.vendor().name().map(Letters::oneByOne);
                });
  }

  Optional<Evidence> evidence(Field field) {
    return receipt().map(receipt -> receipt.evidence().get(field.name().toLowerCase(Locale.ROOT)));
  }

  /** Fields are only compared where the page holds one receipt. */
  private Optional<Receipt> receipt() {
    return receipts.size() == 1 ? Optional.of(receipts.getFirst()) : Optional.empty();
  }
}
