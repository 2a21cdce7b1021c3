/** The Documents table: what became of each uploaded document. */
package dev.receipts.ledger;
