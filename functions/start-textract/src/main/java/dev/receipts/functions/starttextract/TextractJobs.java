package dev.receipts.functions.starttextract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.receipts.admission.ServiceHealth.WatchedService;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.TextractLimitExceededException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.pipeline.TextractMode;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.DocumentLocation;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.textract.model.InvalidKmsKeyException;
import software.amazon.awssdk.services.textract.model.InvalidParameterException;
import software.amazon.awssdk.services.textract.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.textract.model.LimitExceededException;
import software.amazon.awssdk.services.textract.model.StartDocumentTextDetectionRequest;
import software.amazon.awssdk.services.textract.model.StartExpenseAnalysisRequest;
import software.amazon.awssdk.services.textract.model.TextractException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

/** Textract's asynchronous jobs. */
final class TextractJobs {
  private final TextractClient textract;
  private final TextractMode mode;

  TextractJobs(TextractClient textract, TextractMode mode) {
    this.textract = textract;
    this.mode = mode;
  }

  TextractMode mode() {
    return mode;
  }

  /**
   * Starts a job, or finds the one that an earlier attempt has started.
   *
   * @param previousJobId the job that the new one replaces
   * @return the job's id
   */
  String start(SourceDocument document, Optional<String> previousJobId, WatchedService service) {
    try {
      return service.call(() -> call(document, previousJobId));
    } catch (LimitExceededException e) {
      throw new TextractLimitExceededException(
          "Textract has as many jobs in progress as this account may have: it takes the document"
              + " when one has ended.",
          e);
    } catch (TextractException e) {
      throw new TextractRefusedException(refusal(document, e), e);
    }
  }

  private String call(SourceDocument document, Optional<String> previousJobId) {
    DocumentLocation location =
        DocumentLocation.builder()
            .s3Object(
                object ->
                    object
                        .bucket(document.bucket())
                        .name(document.key())
                        .version(document.versionId().orElse(null)))
            .build();
    String token = token(document, previousJobId);
    String tag = document.documentId().value();
    return switch (mode) {
      case EXPENSE ->
          textract
              .startExpenseAnalysis(
                  StartExpenseAnalysisRequest.builder()
                      .documentLocation(location)
                      .clientRequestToken(token)
                      .jobTag(tag)
                      .build())
              .jobId();
      case TEXT ->
          textract
              .startDocumentTextDetection(
                  StartDocumentTextDetectionRequest.builder()
                      .documentLocation(location)
                      .clientRequestToken(token)
                      .jobTag(tag)
                      .build())
              .jobId();
    };
  }

  /**
   * The same token gives the same job, so that an attempt whose answer was lost is not paid for
   * twice, in whatever run it is repeated. Only a job that is to replace another one, or that reads
   * in another mode, has another token. At most 64 characters, by Textract's API reference.
   */
  private String token(SourceDocument document, Optional<String> previousJobId) {
    String firstOfMode = document.documentId() + "-" + mode;
    return previousJobId
        .filter(id -> !id.isBlank())
        .map(
            id ->
                firstOfMode
                    + "-"
                    + UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().substring(0, 18))
        .orElse(firstOfMode);
  }

  private String refusal(SourceDocument document, TextractException e) {
    return switch (e) {
      case UnsupportedDocumentException unsupported ->
          "Textract does not take this file in the mode %s: convert it to PDF and upload it again."
              .formatted(mode);
      case BadDocumentException bad ->
          "Textract cannot read this file: save it again with another program, or as PDF, and"
              + " upload it again.";
      case DocumentTooLargeException large ->
          "The document with %d bytes is too large for Textract: make it smaller or split it, and upload it again."
              .formatted(document.size());
      case InvalidS3ObjectException object ->
          "Textract cannot get the object from S3: check that bucket and Textract are in the same"
              + " region, that the key is one that Textract takes, and that the function may read"
              + " the object's version.";
      case InvalidKmsKeyException key ->
          "Textract cannot use the bucket's KMS key: allow the function kms:Decrypt in its policy"
              + " and in the key's policy.";
      case IdempotentParameterMismatchException mismatch ->
          "Textract knows the document's token with other parameters: upload the document again.";
      case InvalidParameterException parameter ->
          "Textract finds a parameter of the request invalid: the object's key or version may hold"
              + " a character that it does not take.";
      default -> "Textract refused the document (%s).".formatted(e.awsErrorDetails().errorCode());
    };
  }
}
