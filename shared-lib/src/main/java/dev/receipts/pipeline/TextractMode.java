package dev.receipts.pipeline;

/** Which of Textract's asynchronous operations reads a document. */
public enum TextractMode {
  /** Expense analysis: names fields and line items. */
  EXPENSE,
  /** Text detection: lines and words only, at about a seventh of the price. */
  TEXT
}
