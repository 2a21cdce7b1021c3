/**
 * Which country and which currency a receipt is from: addresses, legal forms, telephone and tax
 * numbers.
 */
package dev.receipts.extraction.origin;
