package dev.receipts.local.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One new object, as S3 reports it.
 *
 * @param eventName what made it
 * @param bucket the bucket's name
 * @param key the object's key, not encoded
 * @param versionId the new version; empty in a bucket that has no versions
 * @param eTag the entity tag without quotes
 * @param size bytes
 * @param sequencer hexadecimal; of two events of one key the later one has the greater sequencer
 * @param time when the object was stored
 */
public record ObjectCreated(
    EventName eventName,
    String bucket,
    String key,
    Optional<String> versionId,
    String eTag,
    long size,
    String sequencer,
    Instant time) {

  /** The ways to make an object that a notification names. */
  public enum EventName {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload");

    private final String text;

    EventName(String text) {
      this.text = text;
    }

    /** The name in the notification, without the {@code s3:} that a filter has in front of it. */
    public String text() {
      return text;
    }
  }

  /**
   * A sequencer has a fixed width, so that it orders as text as well: 18 digits, as S3 writes it.
   */
  static String sequencer(long sequence) {
    return String.format(Locale.ROOT, "%018X", sequence);
  }
}
