package dev.receipts.local.storage.awssdk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object, or a marker that says that it was deleted.
 *
 * @param id the version's id; {@link #NULL_ID} for what is stored while a bucket has no versions
 * @param content the file that holds the content; empty for a delete marker
 * @param size bytes
 * @param eTag without quotes
 * @param sequence microseconds since 1970, later for every later version of the store
 * @param headers the HTTP headers kept with the object, by their names
 * @param metadata the uploader's own metadata
 */
record Version(
    String key,
    String id,
    Optional<String> content,
    long size,
    String eTag,
    long sequence,
    Map<String, String> headers,
    Map<String, String> metadata) {

  /** How S3 names the version of an object that was stored while its bucket had no versions. */
  static final String NULL_ID = "null";

  Version {
    headers = Map.copyOf(headers);
    metadata = Map.copyOf(metadata);
  }

  static Version deleteMarker(String key, String id, long sequence) {
    return new Version(key, id, Optional.empty(), 0, "", sequence, Map.of(), Map.of());
  }

  @JsonIgnore
  boolean isDeleteMarker() {
    return content.isEmpty();
  }

  @JsonIgnore
  Instant lastModified() {
    return Instant.EPOCH.plus(sequence, ChronoUnit.MICROS);
  }

  @JsonIgnore
  String quotedETag() {
    return '"' + eTag + '"';
  }

  static long sequenceOf(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos() / 1_000;
  }
}
