/** How fast the parser is, and how little memory it needs. */
package dev.receipts.benchmarks;
