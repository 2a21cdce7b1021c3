/** The day and the number of a receipt. */
package dev.receipts.extraction.header;
