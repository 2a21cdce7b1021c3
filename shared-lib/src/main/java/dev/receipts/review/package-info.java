/** What people do about receipts that need review: look at them, correct them, approve them. */
package dev.receipts.review;
