package dev.receipts.local.storage.awssdk;

import java.util.Map;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The errors of S3 that {@link S3Exceptions} has no name for. */
final class S3Errors {
  private S3Errors() {}

  static AwsServiceException keyTooLong() {
    return error(400, "KeyTooLongError", "Your key is too long");
  }

  static AwsServiceException noSuchUpload() {
    return error(
        404,
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have"
            + " been aborted or completed.");
  }

  static AwsServiceException publicAccessBlocked() {
    return error(403, "AccessDenied", "Public access control lists are blocked.");
  }

  static AwsServiceException badDigest() {
    return error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
  }

  static AwsServiceException invalidBucketName(String name) {
    return error(400, "InvalidBucketName", "The specified bucket is not valid: " + name);
  }

  /** S3 answers a read of a delete marker by its version id like this. */
  static AwsServiceException isDeleteMarker(String versionId) {
    return error(
        405,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
        Map.of("x-amz-delete-marker", "true", "x-amz-version-id", versionId, "Allow", "DELETE"));
  }

  static AwsServiceException invalidRange() {
    return error(416, "InvalidRange", "The requested range is not satisfiable");
  }

  static AwsServiceException notModified(String eTag) {
    return S3Exceptions.fromStatusCode(304, eTag, Map.of(), null);
  }

  private static AwsServiceException error(int status, String code, String message) {
    return error(status, code, message, Map.of());
  }

  private static AwsServiceException error(
      int status, String code, String message, Map<String, String> headers) {
    var response = SdkHttpResponse.builder().statusCode(status);
    headers.forEach(response::putHeader);
    return S3Exception.builder()
        .message(message)
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(response.build())
                .build())
        .build();
  }
}
