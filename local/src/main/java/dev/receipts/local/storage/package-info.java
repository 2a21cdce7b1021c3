/**
 * Amazon S3 on one machine: versioned buckets over the real wire protocol, and their object-created
 * events.
 */
package dev.receipts.local.storage;
