package dev.receipts.local.faults;

import dev.receipts.document.DocumentId;
import java.util.Optional;

/**
 * One call of AWS by a function.
 *
 * @param function the caller's logical name in the template: {@code StartTextractFunction}
 * @param service as in the SDKs' endpoint variables: {@code S3}, {@code SQS}, {@code DYNAMODB},
 *     {@code SESV2}, {@code SFN}, {@code TEXTRACT}, {@code LAMBDA}
 * @param operation as AWS names it: {@code PutObject}; of a call that is not known, its HTTP method
 *     and path
 * @param document which document the function works on; absent where it works on several
 */
public record AwsCall(
    String function, String service, String operation, Optional<DocumentId> document) {
  /** A call of which it is not known for which document it is. */
  public AwsCall(String function, String service, String operation) {
    this(function, service, operation, Optional.empty());
  }
}
