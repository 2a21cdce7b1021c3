package dev.receipts.reconcile;

/** The deployed pipeline, as reconciling needs to know it. */
public record ReconcileSettings(
    String stateMachineArn,
    String inboxBucket,
    String ingestQueueUrl,
    String documentsTable,
    String admissionTable) {}
