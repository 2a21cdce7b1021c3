/** Which of the amounts fit together, what proves the total, and what speaks against it. */
package dev.receipts.extraction.arithmetic;
