/** The threads that the local services work on. */
package dev.receipts.local.threads;
