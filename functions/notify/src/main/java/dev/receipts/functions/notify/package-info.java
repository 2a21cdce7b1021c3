/** Sends one mail about each document. */
package dev.receipts.functions.notify;
