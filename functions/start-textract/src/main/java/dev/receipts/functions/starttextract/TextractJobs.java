package dev.receipts.functions.starttextract;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.TextractLimitExceededException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.TextractMode;
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
   * Starts a job, or finds the one that this run has started already.
   *
   * @return the job's id
   */
  String start(SourceDocument document, Run run) {
    try {
      return AwsCalls.call(Service.TEXTRACT, () -> call(document, run));
    } catch (LimitExceededException e) {
      throw new TextractLimitExceededException(
          "Textract has as many jobs in progress as this account may have: it takes the document"
              + " when one has ended.",
          e);
    } catch (TextractException e) {
      throw new TextractRefusedException(refusal(document, e), e);
    }
  }

  private String call(SourceDocument document, Run run) {
    DocumentLocation location =
        DocumentLocation.builder()
            .s3Object(
                object ->
                    object
                        .bucket(document.bucket())
                        .name(document.key())
                        .version(document.versionId().orElse(null)))
            .build();
    // The same token gives the same job. A redrive past a failed job needs a new one, therefore a
    // new token.
    String token = document.documentId() + "-" + run.redriveCount();
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
          "Textract knows this run's token with other parameters, as when the mode changed in"
              + " between: redrive the document to start a new job.";
      case InvalidParameterException parameter ->
          "Textract finds a parameter of the request invalid: the object's key or version may hold"
              + " a character that it does not take.";
      default -> "Textract refused the document (%s).".formatted(e.awsErrorDetails().errorCode());
    };
  }
}
