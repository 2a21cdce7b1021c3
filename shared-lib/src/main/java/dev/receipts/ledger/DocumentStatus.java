package dev.receipts.ledger;

/** Where a document stands. */
public enum DocumentStatus {
  /** It was admitted; its execution is about to start or in its first stages. */
  ACCEPTED,
  /** A later stage is at work, or it goes on after a redrive. */
  IN_PROGRESS,
  /** Its receipts are in the Receipts table. */
  STORED,
  /** It failed; the dead-letter queue has a message about it. */
  FAILED,
  /** Its failure was redriven; no stage has written since. */
  REDRIVEN,
  /** It failed too often; the quarantine queue has the message about it. */
  QUARANTINED,
  /** Somebody decided that its failure stays as it is. */
  DISCARDED;

  /** Whether the latest failure is what there is to say of the document. */
  public boolean isFailure() {
    return switch (this) {
      case ACCEPTED, IN_PROGRESS, STORED -> false;
      case FAILED, REDRIVEN, QUARANTINED, DISCARDED -> true;
    };
  }
}
