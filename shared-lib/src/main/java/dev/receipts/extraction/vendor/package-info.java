/** The name of who wrote a receipt, its address and how to reach it. */
package dev.receipts.extraction.vendor;
