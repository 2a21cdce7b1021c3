/** The amounts of a receipt and what their labels, tables and taxes say they are. */
package dev.receipts.extraction.amount;
