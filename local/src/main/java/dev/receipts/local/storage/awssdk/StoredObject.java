package dev.receipts.local.storage.awssdk;

import java.time.Instant;
import java.util.Optional;

/**
 * An object that has just been stored.
 *
 * @param origin what made it
 * @param versionId empty in a bucket that never had versions
 * @param eTag the entity tag without quotes
 * @param size bytes
 * @param sequence grows with every object of the store
 */
public record StoredObject(
    Origin origin,
    String bucket,
    String key,
    Optional<String> versionId,
    String eTag,
    long size,
    long sequence,
    Instant time) {

  /** The three ways to make an object. */
  public enum Origin {
    PUT,
    COPY,
    PARTS
  }
}
