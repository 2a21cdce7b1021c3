/** What the local stack can do wrong on purpose, for rehearsals of bad days. */
package dev.receipts.local.faults;
