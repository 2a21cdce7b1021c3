package dev.receipts.receipt;

import java.util.Optional;

/** Who issued the receipt, as printed on it. */
public record Vendor(
    Optional<String> name,
    Optional<String> address,
    Optional<String> phone,
    Optional<String> taxId,
    Optional<String> website) {
  /** A vendor of whom nothing is known. */
  public static final Vendor UNKNOWN =
      new Vendor(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same vendor with a name. */
  public Vendor withName(String known) {
    return new Vendor(Optional.of(known), address, phone, taxId, website);
  }
}
