package dev.receipts.functions.collecttextract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The results bucket in memory. */
final class ResultsBucket implements S3Client {
  private final Map<String, byte[]> objects = new HashMap<>();
  private final List<String> writes = new ArrayList<>();
  private final List<String> reads = new ArrayList<>();

  /** The keys in the order in which they were written. */
  List<String> writes() {
    return writes;
  }

  /** The keys that were asked for, in order. */
  List<String> reads() {
    return reads;
  }

  void delete(String key) {
    objects.remove(key);
  }

  JsonNode json(String key) {
    try {
      byte[] content = objects.get(key);
      InputStream bytes = new ByteArrayInputStream(content);
      return Json.mapper().readTree(key.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    try (InputStream content = body.contentStreamProvider().newStream()) {
      objects.put(request.key(), content.readAllBytes());
      writes.add(request.key());
      return PutObjectResponse.builder().build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return HeadObjectResponse.builder().contentLength((long) find(request.key()).length).build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    return new ResponseInputStream<>(
        GetObjectResponse.builder().build(),
        AbortableInputStream.create(new ByteArrayInputStream(find(request.key()))));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private byte[] find(String key) {
    reads.add(key);
    if (!objects.containsKey(key)) {
      throw NoSuchKeyException.builder().statusCode(404).build();
    }
    return objects.get(key);
  }
}
