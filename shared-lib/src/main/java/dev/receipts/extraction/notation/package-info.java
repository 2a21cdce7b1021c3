/** How numbers, amounts, currencies, units and days are written. */
package dev.receipts.extraction.notation;
