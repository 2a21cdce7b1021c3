/** Compares what was uploaded with what became of it. */
package dev.receipts.reconcile;
