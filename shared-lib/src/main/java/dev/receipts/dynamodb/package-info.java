/** What stands in the tables, and how. */
package dev.receipts.dynamodb;
