package dev.receipts.dynamodb;

/** Where a receipt stands in its review. */
public enum ReviewState {
  /** A person should look at it. */
  NEEDED,
  /** A person corrected it, and nothing speaks against it any more. */
  CORRECTED,
  /** A person approved it as it is. */
  APPROVED
}
