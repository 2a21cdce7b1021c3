/** Runs Lambda functions from their artifacts, and what invokes them. */
package dev.receipts.local.functions;
