package dev.receipts.redrive;

/**
 * The deployed pipeline, as redriving needs to know it.
 *
 * @param inFlightLimit how many documents may be in progress at once
 * @param maximumRedrives a document that failed once more than this goes to quarantine
 */
public record RedriveSettings(
    String stateMachineArn,
    String deadLetterQueueUrl,
    String quarantineQueueUrl,
    String resultsBucket,
    String documentsTable,
    String admissionTable,
    int inFlightLimit,
    int maximumRedrives) {}
