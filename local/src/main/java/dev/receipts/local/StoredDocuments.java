package dev.receipts.local;

import dev.receipts.aws.AwsCalls;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.local.textract.ObjectSource;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Gives Textract's stand-in the documents in the local S3. */
final class StoredDocuments implements ObjectSource {
  private final S3Client storage;

  StoredDocuments(S3Client storage) {
    this.storage = storage;
  }

  @Override
  public InputStream open(String bucket, String name, Optional<String> version) {
    try {
      return AwsCalls.call(
          AwsCalls.Service.S3,
          () ->
              storage.getObject(
                  request -> request.bucket(bucket).key(name).versionId(version.orElse(null))));
    } catch (NoSuchKeyException | NoSuchBucketException e) {
      throw gone(name, bucket, e);
    } catch (S3Exception e) {
      // A version that does not exist, or whose id is no id.
      if (e.statusCode() == 404 || e.statusCode() == 400) {
        throw gone(name, bucket, e);
      }
      throw e;
    }
  }

  private static ObjectGoneException gone(String name, String bucket, Exception cause) {
    return new ObjectGoneException(
        "The object " + name + " is not in the bucket " + bucket + " any more.", cause);
  }
}
