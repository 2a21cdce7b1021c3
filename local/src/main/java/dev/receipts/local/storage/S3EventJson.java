package dev.receipts.local.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes the notification that S3 sends to a queue, as "Event message structure" in the Amazon S3
 * User Guide describes it.
 */
public final class S3EventJson {
  /** S3 writes milliseconds, zeros included. */
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String OWNER = "LOCAL";

  private S3EventJson() {}

  /**
   * The message's body for these events.
   *
   * @param region the region that the events name, such as {@code us-east-1}
   */
  public static String write(String region, List<ObjectCreated> events) {
    var message = Json.mapper().createObjectNode();
    var records = message.putArray("Records");
    events.forEach(event -> addRecord(records.addObject(), region, event));
    return message.toString();
  }

  private static void addRecord(ObjectNode node, String region, ObjectCreated event) {
    node.put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("awsRegion", region)
        .put("eventTime", EVENT_TIME.format(event.time()))
        .put("eventName", event.eventName().text());
    node.putObject("userIdentity").put("principalId", OWNER);
    node.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    node.putObject("responseElements")
        .put("x-amz-request-id", event.sequencer())
        .put("x-amz-id-2", event.sequencer());
    var s3 = node.putObject("s3");
    s3.put("s3SchemaVersion", "1.0").put("configurationId", "local");
    var bucket = s3.putObject("bucket").put("name", event.bucket());
    bucket.putObject("ownerIdentity").put("principalId", OWNER);
    bucket.put("arn", "arn:aws:s3:::" + event.bucket());
    var object =
        s3.putObject("object")
            .put("key", encode(event.key()))
            .put("size", event.size())
            .put("eTag", event.eTag());
    event.versionId().ifPresent(versionId -> object.put("versionId", versionId));
    object.put("sequencer", event.sequencer());
  }

  /** Form encoding, except that S3 leaves the slash as it is. */
  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
