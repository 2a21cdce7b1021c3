package dev.receipts.functions.starttextract;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.error.ServiceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The uploaded objects. Each is read at its own version, whatever was uploaded since. */
final class Inbox {
  private final S3Client s3;

  Inbox(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * The object's size in bytes.
   *
   * @throws ObjectGoneException when the version is gone, was replaced in a bucket without
   *     versions, or when the object was deleted since: deleting it before it is read withdraws it
   */
  long size(SourceDocument document) {
    HeadObjectResponse version = head(document, document.versionId());
    if (document.versionId().isPresent()) {
      head(document, Optional.empty());
    } else if (!document.eTag().equals(withoutQuotes(version.eTag()))) {
      throw gone(document, "was replaced by another upload", null);
    }
    return version.contentLength();
  }

  /** The first bytes of an object: {@code length} of them, or all there are. */
  byte[] beginning(SourceDocument document, int length) {
    try (InputStream body = open(document, Optional.of("bytes=0-" + (length - 1)))) {
      return body.readNBytes(length);
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  /** All bytes of an object that is small enough to hold. */
  byte[] whole(SourceDocument document) {
    try (InputStream body = open(document, Optional.empty())) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  /** Copies an object into a file. */
  void download(SourceDocument document, Path file) {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream output = Files.newOutputStream(file)) {
      try (InputStream body = open(document, Optional.empty())) {
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
          output.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The document could not be written to the temporary folder: give the function more"
              + " ephemeral storage.",
          e);
    }
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  private HeadObjectResponse head(SourceDocument document, Optional<String> versionId) {
    return call(
        document,
        () ->
            s3.headObject(
                request ->
                    request
                        .bucket(document.bucket())
                        .key(document.key())
                        .versionId(versionId.orElse(null))));
  }

  private InputStream open(SourceDocument document, Optional<String> range) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(document.bucket()).key(document.key());
    document
        .versionId()
        .ifPresentOrElse(request::versionId, () -> request.ifMatch("\"" + document.eTag() + "\""));
    range.ifPresent(request::range);
    return call(document, () -> s3.getObject(request.build()));
  }

  private static <T> T call(SourceDocument document, Supplier<T> call) {
    try {
      return AwsCalls.call(Service.S3, call);
    } catch (S3Exception e) {
      throw switch (e.statusCode()) {
        case 404 -> gone(document, "is not in the bucket any more", e);
        // What S3 answers for a version that is a delete marker.
        case 405 -> gone(document, "was deleted", e);
        case 412 -> gone(document, "was replaced by another upload", e);
        default -> e;
      };
    }
  }

  private static ObjectGoneException gone(SourceDocument document, String what, S3Exception cause) {
    return new ObjectGoneException(
        "The object of document %s %s, before it could be read: upload it again if it is still wanted."
            .formatted(document.documentId(), what),
        cause);
  }

  private static ServiceUnavailableException brokenOff(IOException cause) {
    return new ServiceUnavailableException("S3 broke off while an object was read.", cause);
  }

  private static String withoutQuotes(String eTag) {
    return eTag.replace("\"", "");
  }
}
