package dev.receipts.review;

import java.util.Optional;

/**
 * Who reviews a receipt.
 *
 * @param by who it is
 * @param reason why they do what they do, in their words
 * @param seen the version that they looked at; absent where they did not say
 */
public record Reviewer(String by, String reason, Optional<String> seen) {}
