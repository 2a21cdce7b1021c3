package dev.receipts.receipt;

import dev.receipts.page.Box;

/**
 * Where a value came from.
 *
 * @param text the text as read
 * @param page from 1
 * @param confidence in percent
 * @param rule the rule that read it
 */
public record Evidence(String text, int page, Box box, double confidence, String rule) {}
