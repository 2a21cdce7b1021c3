package dev.receipts.reconcile;

/** Where an uploaded document stands; each stands at exactly one place. */
public enum Place {
  /** Its receipts are stored, and none of them needs review. */
  STORED,
  /** Its receipts are stored, and somebody is to look at one of them at least. */
  IN_REVIEW,
  /** Its execution is running, or ended a moment ago. */
  IN_FLIGHT,
  /** Its event is on its way, or waits in the ingest queue. */
  WAITING,
  /** It failed, and the dead-letter queue has the message about it. */
  DEAD_LETTERED,
  /** It failed too often, and waits for somebody's decision. */
  QUARANTINED,
  /** Somebody decided that its failure stays as it is. */
  DISCARDED,
  /** None of these: what became of it does not add up. */
  ASTRAY
}
