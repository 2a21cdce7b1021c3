package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.Source;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of goods; values in thousandths.
 *
 * @param amount absent where Textract named a line whose amount cannot be read
 */
public record Item(
    String description,
    Optional<String> code,
    OptionalLong quantity,
    Optional<String> unit,
    OptionalLong unitPrice,
    OptionalLong amount,
    int decimals,
    Optional<String> taxCode,
    Kind kind,
    Source source) {

  /** What a line is beside the other lines. */
  public enum Kind {
    GOODS,
    /** Taken off the goods above. */
    REDUCTION,
    /** Labelled as something else; it is of the goods only where their sum says so. */
    DOUBTFUL,
    /**
     * Counted, with no name that could be read; it is of the goods only where their sum says so.
     */
    NAMELESS
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean named() {
    return !description.isEmpty();
  }

  Item withKind(Kind other) {
    return new Item(
        description, code, quantity, unit, unitPrice, amount, decimals, taxCode, other, source);
  }

  Item withDescription(String words) {
    return new Item(
        words, code, quantity, unit, unitPrice, amount, decimals, taxCode, kind, source);
  }

  Item withCode(String number) {
    return new Item(
        description,
        Optional.of(number),
        quantity,
        unit,
        unitPrice,
        amount,
        decimals,
        taxCode,
        kind,
        source);
  }

  Item withCount(long count) {
    return sold(OptionalLong.of(count * 1000), unit, unitPrice);
  }

  Item withQuantity(Quantity sold) {
    return sold(
        OptionalLong.of(sold.count().value()), sold.unit(), OptionalLong.of(sold.price().value()));
  }

  private Item sold(OptionalLong count, Optional<String> unitSold, OptionalLong price) {
    return new Item(
        description, code, count, unitSold, price, amount, decimals, taxCode, kind, source);
  }

  Item withoutTaxCode() {
    return new Item(
        description,
        code,
        quantity,
        unit,
        unitPrice,
        amount,
        decimals,
        Optional.empty(),
        kind,
        source);
  }
}
