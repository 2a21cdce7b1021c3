package dev.receipts.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Writes events that were lost, in the form in which AWS writes them. */
final class Events {
  private Events() {}

  /** S3's notification of an upload (Amazon S3 User Guide, "Event message structure"). */
  static String uploaded(SourceDocument document) {
    ObjectNode message = Json.mapper().createObjectNode();
    ObjectNode event = message.putArray("Records").addObject();
    event
        .put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("eventTime", document.uploadedAt().toString())
        .put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = event.putObject("s3");
    s3.putObject("bucket").put("name", document.bucket());
    ObjectNode object = s3.putObject("object");
    object
        .put("key", URLEncoder.encode(document.key(), StandardCharsets.UTF_8))
        .put("size", document.size())
        .put("eTag", document.eTag());
    document.versionId().ifPresent(version -> object.put("versionId", version));
    return message.toString();
  }

  /**
   * EventBridge's event of an execution's end (Step Functions Developer Guide, "EventBridge for
   * execution status changes").
   */
  static String ended(DescribeExecutionResponse execution) {
    ObjectNode detail =
        Json.mapper()
            .createObjectNode()
            .put("executionArn", execution.executionArn())
            .put("name", execution.name())
            .put("status", execution.statusAsString())
            .put("startDate", execution.startDate().toEpochMilli())
            .put("stopDate", execution.stopDate().toEpochMilli())
            .put("input", execution.input())
            .put("redriveCount", Optional.ofNullable(execution.redriveCount()).orElse(0));
    Optional.ofNullable(execution.error()).ifPresent(error -> detail.put("error", error));
    Optional.ofNullable(execution.cause()).ifPresent(cause -> detail.put("cause", cause));
    return event(detail);
  }

  /**
   * The same of an execution that Step Functions does not know any more.
   *
   * @param input what it was started with
   */
  static String vanished(
      String executionArn, String input, Instant startedAt, int redriveCount, Instant now) {
    return event(
        Json.mapper()
            .createObjectNode()
            .put("executionArn", executionArn)
            .put("name", executionArn.substring(executionArn.lastIndexOf(':') + 1))
            .put("status", "ABORTED")
            .put("startDate", startedAt.toEpochMilli())
            .put("stopDate", now.toEpochMilli())
            .put("input", input)
            .put("redriveCount", redriveCount)
            .put("cause", "Step Functions does not know the execution any more."));
  }

  private static String event(ObjectNode detail) {
    ObjectNode event =
        Json.mapper()
            .createObjectNode()
            .put("id", UUID.randomUUID().toString())
            .put("source", "aws.states")
            .put("detail-type", "Step Functions Execution Status Change");
    event.set("detail", detail);
    return event.toString();
  }
}
