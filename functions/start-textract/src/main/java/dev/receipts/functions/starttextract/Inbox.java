package dev.receipts.functions.starttextract;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.ObjectGoneException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The uploaded objects. Each is read at its own version, whatever was uploaded since. */
final class Inbox {
  private final S3Client s3;

  Inbox(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Opens an object; the caller closes it.
   *
   * @throws ObjectGoneException when the version is gone, was replaced in a bucket without
   *     versions, or when the object was deleted since: deleting it before it is read withdraws it
   */
  InboxObject open(SourceDocument document) {
    GetObjectRequest current =
        GetObjectRequest.builder().bucket(document.bucket()).key(document.key()).build();
    if (document.versionId().isEmpty()) {
      return get(document, current.toBuilder().ifMatch("\"" + document.eTag() + "\"").build());
    }
    // A version can be read whatever came after it, so only the current one tells of a deletion.
    InboxObject object = get(document, current);
    if (object.isVersion(document.versionId().get())) {
      return object;
    }
    object.close();
    return get(document, current.toBuilder().versionId(document.versionId().get()).build());
  }

  private InboxObject get(SourceDocument document, GetObjectRequest request) {
    return new InboxObject(call(document, () -> s3.getObject(request)));
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
}
