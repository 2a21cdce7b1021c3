package dev.receipts.local.email;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An e-mail that was sent.
 *
 * @param messageId the id that the sender got
 * @param from the sender, as given
 * @param text the plain text
 * @param html the HTML
 * @param tags the sender's tags
 * @param file the e-mail as a mail client reads it; hidden recipients are not in it
 */
public record SentEmail(
    String messageId,
    Instant sentAt,
    String from,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    List<String> replyTo,
    String subject,
    Optional<String> text,
    Optional<String> html,
    Map<String, String> tags,
    Path file) {

  public SentEmail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    replyTo = List.copyOf(replyTo);
    tags = Map.copyOf(tags);
  }
}
