/**
 * Reads receipts from pages: the parser, the border between two receipts, and what Textract named.
 * The packages below hold its parts; nobody else may know them.
 */
package dev.receipts.extraction;
