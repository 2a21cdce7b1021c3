/** What happens when a document fails: it is recorded, told of, and can be redriven. */
package dev.receipts.functions.deadletter;
