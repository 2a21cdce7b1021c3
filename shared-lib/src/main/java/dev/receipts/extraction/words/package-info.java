/** Words, phrases and the lists of keywords; letters that are easily misread. */
package dev.receipts.extraction.words;
