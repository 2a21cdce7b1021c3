package dev.receipts.pipeline;

/** The stages of an execution that can fail; each is the name of a Task state in the definition. */
public enum Stage {
  StartTextract,
  CollectTextract,
  ParseReceipts,
  StoreReceipts,
  NotifyRecipients
}
