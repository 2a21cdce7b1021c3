/**
 * Makes the sample receipts. A {@link dev.receipts.samples.Sale} is described as data; the printed
 * page and the expected JSON both come from it, so they cannot disagree.
 */
package dev.receipts.samples;
