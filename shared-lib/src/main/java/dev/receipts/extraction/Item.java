package dev.receipts.extraction;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of goods; values in thousandths.
 *
 * @param amount absent where Textract named a line whose amount cannot be read
 * @param reduction whether it is taken off the goods above
 */
record Item(
    String description,
    Optional<String> code,
    OptionalLong quantity,
    Optional<String> unit,
    OptionalLong unitPrice,
    OptionalLong amount,
    int decimals,
    Optional<String> taxCode,
    boolean reduction,
    Source source) {

  boolean named() {
    return !description.isEmpty();
  }

  Item withDescription(String words) {
    return new Item(
        words, code, quantity, unit, unitPrice, amount, decimals, taxCode, reduction, source);
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
        reduction,
        source);
  }

  Item withCount(long count) {
    return new Item(
        description,
        code,
        OptionalLong.of(count * 1000),
        unit,
        unitPrice,
        amount,
        decimals,
        taxCode,
        reduction,
        source);
  }

  Item withQuantity(Quantity sold) {
    return new Item(
        description,
        code,
        OptionalLong.of(sold.count().value()),
        sold.unit(),
        OptionalLong.of(sold.price().value()),
        amount,
        decimals,
        taxCode,
        reduction,
        source);
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
        reduction,
        source);
  }
}
