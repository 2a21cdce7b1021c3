package dev.receipts.aws;

import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.ResultGoneException;
import java.io.InputStream;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The results bucket, where the stages leave for each other what is too large, or too private, for
 * the state of an execution: the state carries only the key.
 */
public final class ClaimChecks {
  private final S3Client s3;
  private final String bucket;

  public ClaimChecks(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Stores bytes; what stood under the key is replaced. */
  public void put(String key, byte[] content, String contentType) {
    put(key, RequestBody.fromBytes(content), contentType);
  }

  /** Stores a file; what stood under the key is replaced. */
  public void put(String key, Path content, String contentType) {
    put(key, RequestBody.fromFile(content), contentType);
  }

  /**
   * Opens a stored object; the caller closes the stream.
   *
   * @throws ResultGoneException when nothing stands under the key
   */
  public InputStream open(String key) {
    try {
      return AwsCalls.call(
          Service.S3, () -> s3.getObject(request -> request.bucket(bucket).key(key)));
    } catch (NoSuchKeyException e) {
      throw new ResultGoneException(
          "The stored result %s is not in the results bucket any more: process the document again from the start."
              .formatted(key),
          e);
    }
  }

  /** Whether something stands under the key. */
  public boolean exists(String key) {
    try {
      AwsCalls.call(Service.S3, () -> s3.headObject(request -> request.bucket(bucket).key(key)));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private void put(String key, RequestBody body, String contentType) {
    AwsCalls.call(
        Service.S3,
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key(key).contentType(contentType), body));
  }
}
