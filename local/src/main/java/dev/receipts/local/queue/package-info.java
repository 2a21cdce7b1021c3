/** Amazon SQS on one machine. */
package dev.receipts.local.queue;
