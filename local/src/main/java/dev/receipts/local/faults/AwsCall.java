package dev.receipts.local.faults;

/**
 * One call of AWS by a function.
 *
 * @param function the caller's logical name in the template: {@code StartTextractFunction}
 * @param service as in the SDKs' endpoint variables: {@code S3}, {@code SQS}, {@code DYNAMODB},
 *     {@code SESV2}, {@code SFN}, {@code TEXTRACT}, {@code LAMBDA}
 * @param operation as AWS names it: {@code PutObject}; of a call that is not known, its HTTP method
 *     and path
 */
public record AwsCall(String function, String service, String operation) {}
