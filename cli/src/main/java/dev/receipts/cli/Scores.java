package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.cli.TextTable.Align;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * How much of what is known was read right. Of a file with several receipts the first one with a
 * total counts; how many there are is compared by itself. A missing value is a miss.
 */
final class Scores {
  private static final int MISSES_SHOWN = 50;
  private static final int TEXT_WIDTH = 40;
  private static final List<String> FIELDS =
      List.of(
          "vendor", "date", "total", "subtotal", "tax", "number", "currency", "items", "receipts");

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final List<Miss> misses = new ArrayList<>();
  private Optional<Receipt> compared = Optional.empty();
  private int files;
  private int verified;
  private int verifiedRight;

  Scores() {
    FIELDS.forEach(field -> counts.put(field, new Count()));
  }

  /**
   * How much is right.
   *
   * @param name of a field, or of what VERIFIED is measured by
   */
  record Share(String name, int right, int of) {
    /** With one digit; - where there is nothing to compare. */
    String percent() {
      return of == 0 ? "-" : Scores.percent(right, of).toPlainString();
    }
  }

  private static final class Count {
    private int right;
    private int of;
  }

  /**
   * Compares what was read in one file.
   *
   * @param receipts the receipts in the file; none where there is no such file
   */
  void add(Label label, List<Receipt> receipts) {
    files++;
    Optional<Receipt> read =
        receipts.stream()
            .filter(receipt -> receipt.amounts().total().isPresent())
            .findFirst()
            .or(() -> receipts.stream().findFirst());
    compared = read;
    Optional<String> vendor = read.flatMap(receipt -> receipt.vendor().name());
    if (label.vendorContains().isPresent()) {
      compare(label, "vendor", label.vendorContains(), vendor, (a, b) -> fold(b).contains(fold(a)));
    } else {
      compare(label, "vendor", label.vendor(), vendor, Scores::sameText);
    }
    compare(label, "date", label.date(), read.flatMap(Receipt::date), Object::equals);
    boolean totalRight =
        compareAmount(label, "total", label.total(), read.flatMap(r -> r.amounts().total()));
    compareAmount(label, "subtotal", label.subtotal(), read.flatMap(r -> r.amounts().subtotal()));
    compareAmount(label, "tax", label.tax(), read.flatMap(r -> r.amounts().tax()));
    compare(label, "number", label.number(), read.flatMap(Receipt::number), Scores::sameText);
    compare(
        label,
        "currency",
        label.currency(),
        read.flatMap(Receipt::currency).map(CurrencyUnit::getCode),
        Object::equals);
    compare(label, "items", label.items(), read.map(r -> r.lineItems().size()), Object::equals);
    compare(label, "receipts", label.receipts(), Optional.of(receipts.size()), Object::equals);

    if (label.total().isPresent()
        && read.filter(receipt -> receipt.status() == Status.VERIFIED).isPresent()) {
      verified++;
      verifiedRight += totalRight ? 1 : 0;
    }
  }

  /** How many labels were compared. */
  int files() {
    return files;
  }

  List<Miss> misses() {
    return List.copyOf(misses);
  }

  /** The shares by field, of those fields that are known at all, and of VERIFIED. */
  List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    counts.forEach(
        (field, count) -> {
          if (count.of > 0) {
            shares.add(new Share(field, count.right, count.of));
          }
        });
    shares.add(new Share("VERIFIED coverage", verified, files));
    shares.add(new Share("VERIFIED precision", verifiedRight, verified));
    return shares;
  }

  /** The shares in percent by field, those of VERIFIED, the number of labels, and all misses. */
  ObjectNode json() {
    ObjectNode json = Json.mapper().createObjectNode();
    counts.forEach(
        (field, count) -> {
          if (count.of > 0) {
            json.put(field, percent(count.right, count.of));
          }
        });
    json.put("verifiedCoverage", percent(verified, files));
    json.put("verifiedPrecision", verified == 0 ? null : percent(verifiedRight, verified));
    json.put("n", files);
    ArrayNode list = json.putArray("misses");
    for (Miss miss : misses) {
      list.addObject()
          .put("file", miss.file())
          .put("field", miss.field())
          .put("expected", miss.expected())
          .put("got", miss.got().orElse(null));
    }
    return json;
  }

  /** The same for people; of many misses only the first ones. */
  List<String> lines() {
    TextTable table =
        new TextTable(
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
            List.of("FIELD", "RIGHT", "OF", "PERCENT"));
    for (Share share : shares()) {
      table.row(
          List.of(
              share.name(),
              Integer.toString(share.right()),
              Integer.toString(share.of()),
              share.percent()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!misses.isEmpty()) {
      lines.add("");
      lines.addAll(missLines());
    }
    return lines;
  }

  private List<String> missLines() {
    TextTable table =
        new TextTable(
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT),
            List.of("FILE", "FIELD", "EXPECTED", "GOT"));
    for (Miss miss : misses.subList(0, Math.min(MISSES_SHOWN, misses.size()))) {
      table.row(
          List.of(
              TextTable.cut(miss.file(), TEXT_WIDTH),
              miss.field(),
              TextTable.cut(miss.expected(), TEXT_WIDTH),
              TextTable.cut(miss.got().orElse("-"), TEXT_WIDTH)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (misses.size() > MISSES_SHOWN) {
      lines.add(
          "… and %d more of %d misses; --json has them all."
              .formatted(misses.size() - MISSES_SHOWN, misses.size()));
    }
    return lines;
  }

  private boolean compareAmount(
      Label label, String field, Optional<BigDecimal> expected, Optional<BigMoney> got) {
    return compare(
        label,
        field,
        expected,
        got.map(BigMoney::getAmount),
        (a, b) -> a.abs().compareTo(b.abs()) == 0);
  }

  private <T> boolean compare(
      Label label, String field, Optional<T> expected, Optional<T> got, BiPredicate<T, T> same) {
    if (expected.isEmpty()) {
      return false;
    }
    Count count = counts.get(field);
    count.of++;
    if (got.isPresent() && same.test(expected.get(), got.get())) {
      count.right++;
      return true;
    }
    misses.add(new Miss(label.id(), field, text(expected.get()), got.map(Scores::text), compared));
    return false;
  }

  private static String text(Object value) {
    return value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
  }

  private static boolean sameText(String expected, String got) {
    return fold(expected).equals(fold(got));
  }

  /** Letters and digits alone, without accents, in upper case. */
  private static String fold(String text) {
    return Normalizer.normalize(text, Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static BigDecimal percent(int right, int of) {
    return BigDecimal.valueOf(100L * right)
        .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_EVEN);
  }
}
