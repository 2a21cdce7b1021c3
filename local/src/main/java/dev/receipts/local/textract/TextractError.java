package dev.receipts.local.textract;

/** The errors that Textract's API documents, with the sentence it says. */
public enum TextractError {
  ACCESS_DENIED("AccessDeniedException", 400, "You aren't authorized to perform the action."),
  BAD_DOCUMENT("BadDocumentException", 400, "The document can't be read."),
  DOCUMENT_TOO_LARGE(
      "DocumentTooLargeException", 400, "The document can't be processed because it's too large."),
  IDEMPOTENT_PARAMETER_MISMATCH(
      "IdempotentParameterMismatchException",
      400,
      "The ClientRequestToken was used before with other parameters."),
  INTERNAL_SERVER_ERROR(
      "InternalServerError",
      500,
      "Amazon Textract experienced a service issue. Try your call again."),
  INVALID_JOB_ID("InvalidJobIdException", 400, "Request has invalid Job Id"),
  INVALID_PARAMETER("InvalidParameterException", 400, "Request has invalid parameters"),
  INVALID_S3_OBJECT(
      "InvalidS3ObjectException",
      400,
      "Unable to get object metadata from S3. Check object key, region and/or access permissions."),
  LIMIT_EXCEEDED("LimitExceededException", 400, "Open jobs exceed maximum concurrent job limit"),
  PROVISIONED_THROUGHPUT_EXCEEDED(
      "ProvisionedThroughputExceededException", 400, "Provisioned rate exceeded"),
  THROTTLING("ThrottlingException", 400, "Rate exceeded"),
  UNSUPPORTED_DOCUMENT(
      "UnsupportedDocumentException", 400, "Request has unsupported document format"),
  UNKNOWN_OPERATION("UnknownOperationException", 400, "The operation is not known."),
  SERIALIZATION("SerializationException", 400, "The request is not valid JSON.");

  private final String type;
  private final int status;
  private final String message;

  TextractError(String type, int status, String message) {
    this.type = type;
    this.status = status;
    this.message = message;
  }

  /** The name on the wire. */
  public String type() {
    return type;
  }

  int status() {
    return status;
  }

  String message() {
    return message;
  }
}
