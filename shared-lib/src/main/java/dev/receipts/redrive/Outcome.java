package dev.receipts.redrive;

/** What became of a planned redrive. */
public enum Outcome {
  /** Its execution goes on; the message is deleted. */
  REDRIVEN,
  /** A new execution took its place; the message is deleted. */
  STARTED_ANEW,
  /** The message is in quarantine. */
  QUARANTINED,
  /** The failure was not the document's current one any more; the message is deleted. */
  OUT_OF_DATE,
  /** As many documents are in progress as may be; the message stays. */
  NOT_ADMITTED,
  /** The time was over before its turn came; the message stays. */
  NOT_REACHED,
  /** It could not be redriven; the message stays. */
  FAILED
}
