/** What stands in a row, where a value was read, and what else it could have been. */
package dev.receipts.extraction.evidence;
