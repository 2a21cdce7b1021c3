/** The lines of a page as rows of cells, by their boxes alone. */
package dev.receipts.extraction.layout;
