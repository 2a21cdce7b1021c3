package dev.receipts.receipt;

import java.util.Optional;

/**
 * What tells a vendor from all others where its name cannot be read: its tax number, or else its
 * telephone number.
 *
 * @param kind what the number is
 * @param number its letters and digits, in capitals
 */
public record VendorIdentity(Kind kind, String number) {
  /** A number of a telephone has the area's and the line's digits, of which nine are usual. */
  private static final int SHORTEST = 8;

  /** The kinds of numbers. */
  public enum Kind {
    TAX_ID("tax number"),
    PHONE("telephone number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** The identity of a vendor; absent where the receipt has no such number. */
  public static Optional<VendorIdentity> of(Vendor vendor) {
    return vendor
        .taxId()
        .flatMap(number -> of(Kind.TAX_ID, number))
        .or(() -> vendor.phone().flatMap(number -> of(Kind.PHONE, number)));
  }

  private static Optional<VendorIdentity> of(Kind kind, String printed) {
    String number = Letters.inCapitals(printed);
    return number.length() < SHORTEST
        ? Optional.empty()
        : Optional.of(new VendorIdentity(kind, number));
  }

  /** As text, such as {@code TAX_ID DE123456789}. */
  public String text() {
    return kind + " " + number;
  }
}
