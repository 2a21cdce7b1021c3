package dev.receipts.local.storage.awssdk;

/** Whether a bucket keeps versions. Once it did, it can be suspended but not turned off. */
enum Versioning {
  OFF,
  ENABLED,
  SUSPENDED
}
