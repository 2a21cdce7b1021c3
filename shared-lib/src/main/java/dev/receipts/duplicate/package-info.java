/** Receipts that were handed in twice. */
package dev.receipts.duplicate;
