package dev.receipts.integration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What S3 sends to the ingest queue (Amazon S3 User Guide, "Event message structure"). */
final class S3Notification {
  private S3Notification() {}

  /** The notification of uploads; the order of the records is the order of the list. */
  static String of(List<Document> documents) {
    ObjectNode message = Json.mapper().createObjectNode();
    ArrayNode records = message.putArray("Records");
    documents.forEach(document -> describe(records.addObject(), document));
    return message.toString();
  }

  static String of(Document document) {
    return of(List.of(document));
  }

  /** What S3 sends when the notification is configured. */
  static String testEvent(String bucket) {
    return Json.mapper()
        .createObjectNode()
        .put("Service", "Amazon S3")
        .put("Event", "s3:TestEvent")
        .put("Time", "2026-04-01T08:00:00.000Z")
        .put("Bucket", bucket)
        .put("RequestId", "5582815E1AEA5ADF")
        .put("HostId", "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR")
        .toString();
  }

  private static void describe(ObjectNode record, Document document) {
    record
        .put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("awsRegion", "us-east-1")
        .put("eventTime", "2026-04-01T08:00:00.000Z")
        .put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
    s3.putObject("bucket")
        .put("name", document.bucket())
        .put("arn", "arn:aws:s3:::" + document.bucket());
    s3.putObject("object")
        .put("key", URLEncoder.encode(document.key(), StandardCharsets.UTF_8))
        .put("size", document.size())
        .put("eTag", document.eTag())
        .put("versionId", document.versionId())
        .put("sequencer", "0055AED6DCD90281E5");
  }
}
