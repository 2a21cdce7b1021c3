package dev.receipts.extraction;

import dev.receipts.receipt.VendorIdentity;
import java.util.List;

/**
 * The names that people gave to vendors whose own name cannot be read, as it is a logo or nowhere
 * on the paper.
 */
@FunctionalInterface
public interface VendorNames {
  /** No vendor was named by people. */
  VendorNames NONE = identity -> List.of();

  /** The different names that were given to the vendor; none where nobody named it. */
  List<String> of(VendorIdentity identity);
}
