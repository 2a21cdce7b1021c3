/** Turns uploads into executions, as many at once as are admitted. */
package dev.receipts.functions.startexecution;
