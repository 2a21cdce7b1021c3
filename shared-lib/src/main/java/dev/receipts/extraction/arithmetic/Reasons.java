package dev.receipts.extraction.arithmetic;

import dev.receipts.receipt.VendorIdentity;
import java.util.List;
import java.util.Set;

/** Why a person should look: how each reason begins, and which correction settles it. */
public final class Reasons {
  public static final String NO_VENDOR = "The vendor's name was not found.";
  public static final String NO_DATE = "The date was not found.";
  public static final String NO_TOTAL = "The total was not found.";
  public static final String AMBIGUOUS_DATE = "The date may be ";
  public static final String AMBIGUOUS_CURRENCY = "The currency is written ";
  static final String AMBIGUOUS_TOTAL = "The total may be ";
  static final String UNNAMED_TOTAL = "No amount is called the total: ";
  static final String OTHER_TOTAL = "Another total of ";
  static final String PAYMENT = "What was paid less the change is ";
  static final String COMPOSITION = "The amounts do not add up: ";
  static final String LARGE_DISCOUNT = "The discount of ";
  public static final String SIGNS = "A sign is wrong: the total is ";
  private static final String VENDOR_NAMES = "Reviewers gave different names to the vendor with ";

  private Reasons() {}

  /** Which of the names that people gave the vendor is meant, is not known. */
  public static String vendorNames(VendorIdentity.Kind kind, List<String> names) {
    return VENDOR_NAMES + "this " + kind.words() + ": " + String.join(", ", names) + ".";
  }

  /** Whether the fields themselves say that a reason holds, so that it can be found again. */
  public static boolean followsFromFields(String reason) {
    return Set.of(NO_VENDOR, NO_DATE, NO_TOTAL).contains(reason);
  }

  /** Whether the amounts say that a reason holds. */
  public static boolean followsFromAmounts(String reason) {
    return reason.startsWith(PAYMENT)
        || reason.startsWith(COMPOSITION)
        || reason.startsWith(LARGE_DISCOUNT)
        || reason.startsWith(SIGNS);
  }

  /**
   * Whether a reason that rests on what is printed, and not on the fields, is settled because a
   * person has said what the field is.
   */
  public static boolean settled(String reason, Set<String> corrected) {
    String field;
    if (reason.startsWith(AMBIGUOUS_DATE)) {
      field = "date";
    } else if (reason.startsWith(AMBIGUOUS_CURRENCY)) {
      field = "currency";
    } else if (reason.startsWith(AMBIGUOUS_TOTAL)
        || reason.startsWith(UNNAMED_TOTAL)
        || reason.startsWith(OTHER_TOTAL)) {
      field = "total";
    } else if (reason.startsWith(VENDOR_NAMES)) {
      field = "vendor";
    } else {
      return false;
    }
    return corrected.contains(field);
  }
}
