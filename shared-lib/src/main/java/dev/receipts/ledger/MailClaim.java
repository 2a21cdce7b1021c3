package dev.receipts.ledger;

/** Whether an attempt may send the mail about a document. */
public enum MailClaim {
  /** It may, and nobody else may until the claim ends. */
  GRANTED,
  /** Another attempt may be sending it at this moment. */
  IN_FLIGHT,
  /** It was sent. */
  ALREADY_SENT,
  /** A newer run of the document is in charge of it. */
  SUPERSEDED
}
