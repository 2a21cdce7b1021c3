package dev.receipts.cli;

import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import java.util.Optional;

/**
 * A value that was not read as it is known.
 *
 * @param file the label's id
 * @param got absent where nothing was read
 * @param receipt the one that was compared; absent where there was none
 */
record Miss(
    String file, String field, String expected, Optional<String> got, Optional<Receipt> receipt) {

  /** What the wrong value was read from. */
  Optional<Evidence> evidence() {
    return receipt.map(read -> read.evidence().get(field));
  }
}
