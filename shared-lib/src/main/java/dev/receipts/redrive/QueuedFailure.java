package dev.receipts.redrive;

import dev.receipts.pipeline.DeadLetterMessage;

/**
 * A message about a failure, as received from a queue.
 *
 * @param receiptHandle what SQS wants to know to delete it or give it back
 */
public record QueuedFailure(String messageId, String receiptHandle, DeadLetterMessage message) {}
