package dev.receipts.functions.starttextract;

import dev.receipts.document.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A versioned bucket in memory, with one object in it that answers as S3 does. */
final class VersionedBucket implements S3Client {
  static final String BUCKET = "receipts-inbox";
  static final String KEY = "2026/11/Lunch + coffee 100%.pdf";

  private final Map<String, byte[]> versions = new HashMap<>();
  private Optional<String> current = Optional.empty();
  private final List<String> calls = new ArrayList<>();
  private Optional<Integer> length = Optional.empty();
  private Failure failure = () -> {};
  private long bytesRead;
  private boolean aborted;

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

  /** What happens while an object is read. */
  interface Failure {
    void happen() throws IOException;
  }

  /** Lets reading fail after so many bytes of an object. */
  void failAfter(int bytes, Failure failure) {
    this.length = Optional.of(bytes);
    this.failure = failure;
  }

  /** Lets the connection end after so many bytes of an object, as if that were all. */
  void endAfter(int bytes) {
    this.length = Optional.of(bytes);
  }

  /** The calls in their order: the operation, and the version that it asks for. */
  List<String> calls() {
    return calls;
  }

  /** How many bytes of objects were fetched. */
  long bytesRead() {
    return bytesRead;
  }

  /** Whether an answer was broken off before its end. */
  boolean isBrokenOff() {
    return aborted;
  }

  static String eTag(byte[] content) {
    return "%032x".formatted(Arrays.hashCode(content));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    calls.add("GetObject " + Optional.ofNullable(request.versionId()).orElse("current"));
    byte[] content = find(request.key(), request.versionId());
    if (request.ifMatch() != null && !request.ifMatch().equals("\"" + eTag(content) + "\"")) {
      throw S3Exception.builder().statusCode(412).build();
    }
    Body body = new Body(content);
    return new ResponseInputStream<>(
        GetObjectResponse.builder()
            .contentLength((long) content.length)
            .versionId(Optional.ofNullable(request.versionId()).or(() -> current).orElseThrow())
            .build(),
        AbortableInputStream.create(body, body::abort));
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

  /** What S3 sends: it is fetched as it is read. */
  private final class Body extends InputStream {
    private final byte[] content;
    private int position;

    Body(byte[] content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
      int end = length.map(most -> Math.min(most, content.length)).orElse(content.length);
      if (position == end) {
        failure.happen();
        return -1;
      }
      int read = Math.min(wanted, end - position);
      System.arraycopy(content, position, target, offset, read);
      position += read;
      bytesRead += read;
      return read;
    }

    void abort() {
      aborted |= position < content.length;
    }
  }
}
