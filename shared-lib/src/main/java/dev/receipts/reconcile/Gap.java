package dev.receipts.reconcile;

/** In which way a document's story does not add up. */
public enum Gap {
  NEVER_STARTED(
      "it was uploaded, and no execution was started: its event was lost or refused",
      "send its event to the ingest queue again"),
  EXECUTION_GONE(
      "it was taken up, and Step Functions knows no execution of it",
      "send its event to the ingest queue again"),
  VANISHED(
      "it was in progress, and Step Functions does not know its execution any more",
      "record that as a failure, which can be redriven"),
  END_UNRECORDED(
      "its execution has ended, and its row does not say so",
      "record the end, so that it can be redriven"),
  MESSAGE_GONE(
      "it failed, and the dead-letter queue has no message about it",
      "send the message again, so that it can be redriven"),
  CONTRADICTION(
      "its execution succeeded, and its row says that it is still in progress",
      "look for its receipts; if they are missing, upload it again"),
  ROW_DAMAGED(
      "its row cannot be read",
      "correct the row by hand; docs/operations.md says how, under RowDamagedException");

  private final String finding;
  private final String remedy;

  Gap(String finding, String remedy) {
    this.finding = finding;
    this.remedy = remedy;
  }

  /** Whether a repair can do something about it. */
  public boolean isRepairable() {
    return this != CONTRADICTION && this != ROW_DAMAGED;
  }

  /** What is wrong, as a part of a sentence. */
  public String finding() {
    return finding;
  }

  /** What is to be done, as a part of a sentence; a repair does it where it can. */
  public String remedy() {
    return remedy;
  }
}
