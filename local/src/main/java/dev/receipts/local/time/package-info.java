/** The time that all parts of the local stack share. */
package dev.receipts.local.time;
