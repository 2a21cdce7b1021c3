/** The line items. */
package dev.receipts.extraction.item;
