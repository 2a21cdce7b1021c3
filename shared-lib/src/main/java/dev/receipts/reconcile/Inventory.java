package dev.receipts.reconcile;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** What is in the inbox bucket: every version of every object is an uploaded document. */
final class Inventory {
  private final S3Client s3;
  private final String bucket;

  Inventory(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Hands on the documents page by page (at most 1,000), and keeps none of them. */
  void read(Instant since, Consumer<List<SourceDocument>> page) {
    String prefix = prefix();
    String key = null;
    String version = null;
    boolean more = true;
    while (more) {
      String keyMarker = key;
      String versionMarker = version;
      ListObjectVersionsResponse answer =
          AwsCalls.call(
              Service.S3,
              () ->
                  s3.listObjectVersions(
                      request ->
                          request
                              .bucket(bucket)
                              .prefix(prefix)
                              // XML cannot hold every character that a key can; the SDK decodes.
                              .encodingType(EncodingType.URL)
                              .keyMarker(keyMarker)
                              .versionIdMarker(versionMarker)));
      page.accept(
          answer.versions().stream()
              .filter(object -> !object.lastModified().isBefore(since))
              .map(this::document)
              .filter(document -> !document.isFolder())
              .toList());
      key = answer.nextKeyMarker();
      version = answer.nextVersionIdMarker();
      more = answer.isTruncated();
    }
  }

  /** Which keys the pipeline is told of; the bucket's notifications say so. */
  private String prefix() {
    return AwsCalls.call(
            Service.S3,
            () -> s3.getBucketNotificationConfiguration(request -> request.bucket(bucket)))
        .queueConfigurations()
        .stream()
        .map(Inventory::prefix)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The bucket %s notifies no queue: nothing that is uploaded is taken up. Deploy the template again."
                        .formatted(bucket)));
  }

  private static String prefix(QueueConfiguration configuration) {
    return configuration.filter() == null || configuration.filter().key() == null
        ? ""
        : configuration.filter().key().filterRules().stream()
            .filter(rule -> "prefix".equalsIgnoreCase(rule.nameAsString()))
            .map(rule -> rule.value())
            .findFirst()
            .orElse("");
  }

  private SourceDocument document(ObjectVersion object) {
    return SourceDocument.of(
        bucket,
        object.key(),
        // In a bucket without versions there is one called "null"; its ETag tells it apart.
        Optional.of(object.versionId()).filter(id -> !id.equals("null")),
        object.eTag().replace("\"", ""),
        object.size(),
        object.lastModified());
  }
}
