/** How many documents may be in progress at once. */
package dev.receipts.admission;
