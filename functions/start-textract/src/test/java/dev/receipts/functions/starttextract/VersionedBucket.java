package dev.receipts.functions.starttextract;

import dev.receipts.document.SourceDocument;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A versioned bucket in memory, with one object in it that answers as S3 does. */
final class VersionedBucket implements S3Client {
  static final String BUCKET = "receipts-inbox";
  static final String KEY = "2026/11/Lunch + coffee 100%.pdf";

  private final Map<String, byte[]> versions = new HashMap<>();
  private Optional<String> current = Optional.empty();
  private long bytesSent;

  SourceDocument upload(byte[] content) {
    String version = "version-" + versions.size();
    versions.put(version, content);
    current = Optional.of(version);
    return SourceDocument.of(
        BUCKET, KEY, current, eTag(content), content.length, Instant.parse("2026-11-20T09:30:00Z"));
  }

  /** As {@code DeleteObject} does without a version: a delete marker covers the object. */
  void delete() {
    current = Optional.empty();
  }

  void deleteVersion(SourceDocument document) {
    versions.remove(document.versionId().orElseThrow());
  }

  long bytesSent() {
    return bytesSent;
  }

  static String eTag(byte[] content) {
    return "%032x".formatted(Arrays.hashCode(content));
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    byte[] content = find(request.key(), request.versionId());
    return HeadObjectResponse.builder()
        .contentLength((long) content.length)
        .eTag("\"" + eTag(content) + "\"")
        .build();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    byte[] content = find(request.key(), request.versionId());
    if (request.ifMatch() != null && !request.ifMatch().equals("\"" + eTag(content) + "\"")) {
      throw S3Exception.builder().statusCode(412).build();
    }
    byte[] sent = request.range() == null ? content : range(content, request.range());
    bytesSent += sent.length;
    try {
      return transformer.transform(
          GetObjectResponse.builder().contentLength((long) sent.length).build(),
          AbortableInputStream.create(new ByteArrayInputStream(sent)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    return getObject(request, ResponseTransformer.toInputStream());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private byte[] find(String key, String versionId) {
    Optional<String> version = Optional.ofNullable(versionId).or(() -> current);
    if (!key.equals(KEY) || version.isEmpty() || !versions.containsKey(version.get())) {
      throw NoSuchKeyException.builder().statusCode(404).build();
    }
    return versions.get(version.get());
  }

  private static byte[] range(byte[] content, String range) {
    String[] ends = range.substring("bytes=".length()).split("-", 2);
    int last = Math.min(Integer.parseInt(ends[1]), content.length - 1);
    return Arrays.copyOfRange(content, Integer.parseInt(ends[0]), last + 1);
  }
}
