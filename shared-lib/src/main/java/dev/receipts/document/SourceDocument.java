package dev.receipts.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * One uploaded version of one S3 object.
 *
 * @param key the key as S3 stores it (decoded, where an event carried it URL-encoded)
 * @param versionId absent in a bucket without versions
 * @param eTag without the surrounding quotes
 * @param size in bytes
 * @param uploadedAt when S3 created the object
 */
public record SourceDocument(
    DocumentId documentId,
    String bucket,
    String key,
    Optional<String> versionId,
    String eTag,
    long size,
    Instant uploadedAt) {

  /** Describes an object version; its identity follows from the other values. */
  public static SourceDocument of(
      String bucket,
      String key,
      Optional<String> versionId,
      String eTag,
      long size,
      Instant uploadedAt) {
    DocumentId id = DocumentId.of(bucket, key, versionId.orElse(eTag));
    return new SourceDocument(id, bucket, key, versionId, eTag, size, uploadedAt);
  }

  /** Whether it is one of the empty objects that S3's console makes as folders. */
  @JsonIgnore
  public boolean isFolder() {
    return size == 0 && key.endsWith("/");
  }

  /** The object's address for people, as {@code s3://bucket/key}. */
  public String s3Path() {
    return "s3://" + bucket + "/" + key;
  }
}
