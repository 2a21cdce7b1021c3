package dev.receipts.functions.startexecution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes S3 event notifications (Amazon S3 User Guide, "Event message structure"). They
 * are read as a tree because a record that has to wait is sent again as it came.
 */
final class S3Event {
  private S3Event() {}

  /**
   * The uploads that a notification tells of; none for S3's test event, for events other than
   * ObjectCreated, and for the empty objects that the console makes as folders.
   *
   * @throws IllegalArgumentException when it is not an S3 event notification
   */
  static List<Upload> uploads(String body) {
    JsonNode event = parse(body);
    if (event.path("Event").asText().equals("s3:TestEvent")) {
      return List.of();
    }
    if (!event.path("Records").isArray()) {
      throw new IllegalArgumentException(
          "The message is not an S3 event notification: it has no Records");
    }
    List<Upload> uploads = new ArrayList<>();
    for (JsonNode record : event.get("Records")) {
      if (text(record, "/eventName").startsWith("ObjectCreated:")) {
        SourceDocument document = document(record);
        if (!document.isFolder()) {
          uploads.add(new Upload(document, record));
        }
      }
    }
    return uploads;
  }

  /** A notification of one record. */
  static String of(JsonNode record) {
    return Json.mapper().createObjectNode().set("Records", array(record)).toString();
  }

  private static SourceDocument document(JsonNode record) {
    Optional<String> version =
        Optional.of(record.at("/s3/object/versionId").asText())
            // S3 calls the version "null" while versioning is suspended, and overwrites it.
            .filter(id -> !id.isBlank() && !id.equals("null"));
    try {
      return SourceDocument.of(
          text(record, "/s3/bucket/name"),
          URLDecoder.decode(text(record, "/s3/object/key"), StandardCharsets.UTF_8),
          version,
          text(record, "/s3/object/eTag"),
          record.at("/s3/object/size").asLong(),
          Instant.parse(text(record, "/eventTime")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The S3 event's eventTime is not a time", e);
    }
  }

  private static String text(JsonNode record, String pointer) {
    JsonNode value = record.at(pointer);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IllegalArgumentException(
          "The message is not an S3 event notification: a record has no " + pointer);
    }
    return value.textValue();
  }

  private static JsonNode parse(String body) {
    try {
      return Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The message is not an S3 event notification: it is not JSON", e);
    }
  }

  private static JsonNode array(JsonNode element) {
    return Json.mapper().createArrayNode().add(element);
  }
}
