/** Pictures of pages with what was read on them. */
package dev.receipts.cli.picture;
