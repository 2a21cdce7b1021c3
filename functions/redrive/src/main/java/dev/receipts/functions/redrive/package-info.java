/** Redrives failed documents, for automation. */
package dev.receipts.functions.redrive;
