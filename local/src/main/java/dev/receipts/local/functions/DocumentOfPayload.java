package dev.receipts.local.functions;

import dev.receipts.document.DocumentId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the document that a payload is about, so that a rehearsal can choose by document. */
final class DocumentOfPayload {
  /** A stage's payload names the document; the end of an execution names it as the execution. */
  private static final Pattern NAMED =
      Pattern.compile("\"(?:documentId|name)\"\\s*:\\s*\"([0-9a-f]{32})[\"-]");

  private DocumentOfPayload() {}

  static Optional<DocumentId> find(byte[] payload) {
    Matcher matcher = NAMED.matcher(new String(payload, StandardCharsets.UTF_8));
    return matcher.find() ? Optional.of(new DocumentId(matcher.group(1))) : Optional.empty();
  }
}
