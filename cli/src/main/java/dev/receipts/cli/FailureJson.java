package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.DocumentId;
import dev.receipts.json.Json;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.Redrive.Source;

/** Failures for programs: the message as it is in the queue, and which queue that is. */
final class FailureJson {
  private FailureJson() {}

  static ObjectNode of(Source source, DeadLetterMessage message) {
    ObjectNode json = in(source);
    json.setAll(Json.mapper().<ObjectNode>valueToTree(message));
    return json;
  }

  /** With what a redrive would do. */
  static ObjectNode of(Source source, PlannedRedrive planned) {
    ObjectNode json = of(source, planned.failure().message());
    json.putObject("redrive")
        .put("step", planned.step().getClass().getSimpleName())
        .put("finding", Plans.sentence(planned))
        .put("pagesBilledAgain", planned.pagesBilledAgain())
        .put("priceUSD", planned.price());
    return json;
  }

  /** A document in quarantine whose message is gone. */
  static ObjectNode expired(DocumentId document) {
    return in(Source.QUARANTINE)
        .put("documentId", document.value())
        .put("finding", "its message has expired")
        .put("remedy", "upload the document again, and discard this one");
  }

  /** A message that is not about a failure. */
  static ObjectNode unreadable(Source source, String messageId) {
    return in(source)
        .put("messageId", messageId)
        .put("finding", "the message is not about a failure")
        .put("remedy", "look at it, and delete it");
  }

  private static ObjectNode in(Source source) {
    return Json.mapper()
        .createObjectNode()
        .put(
            "place",
            switch (source) {
              case DEAD_LETTERS -> "deadLettered";
              case QUARANTINE -> "quarantined";
            });
  }
}
