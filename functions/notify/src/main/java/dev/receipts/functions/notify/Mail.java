package dev.receipts.functions.notify;

/** A mail as a person reads it, without its addresses. */
record Mail(String subject, String html, String text) {}
