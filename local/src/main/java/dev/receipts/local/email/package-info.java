/**
 * A stand-in for Amazon SES, version 2: what is sent is written to files that a mail client opens.
 */
package dev.receipts.local.email;
