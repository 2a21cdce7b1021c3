package dev.receipts.pipeline;

import java.util.Optional;

/**
 * What became of the mail.
 *
 * @param messageId SES's id of the message; absent where nobody is to be notified
 * @param alreadySent true when an earlier attempt had sent it
 */
public record Notification(Optional<String> messageId, boolean alreadySent) {}
