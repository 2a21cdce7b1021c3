/** Writes the receipts of a document to the Receipts table. */
package dev.receipts.functions.storereceipts;
