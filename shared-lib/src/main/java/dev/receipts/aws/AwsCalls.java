package dev.receipts.aws;

import dev.receipts.error.AccessDeniedException;
import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.EmailThrottledException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.StorageThrottledException;
import dev.receipts.error.TextractThrottledException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Calls AWS so that a failure any call may have becomes the typed error that the state machine
 * knows. Wrapped in a general exception, a throttled call would match no retrier. What is special
 * to one operation passes through as the SDK threw it.
 */
public final class AwsCalls {
  private AwsCalls() {}

  /** The services that the functions call. */
  public enum Service {
    DYNAMODB("DynamoDB"),
    S3("S3"),
    SES("SES"),
    SQS("SQS"),
    STEP_FUNCTIONS("Step Functions"),
    TEXTRACT("Textract");

    private final String title;

    Service(String title) {
      this.title = title;
    }

    /** Its name as people write it. */
    public String title() {
      return title;
    }
  }

  /**
   * Makes one call.
   *
   * @throws dev.receipts.error.TransientException when the service throttled, failed or could not
   *     be reached
   * @throws AccessDeniedException when a permission is missing
   */
  public static <T> T call(Service service, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw translate(service, e);
    } catch (SdkClientException | UncheckedIOException e) {
      // The SDK lets the second pass where a connection breaks while a request waits to send its
      // body (UrlConnectionHttpClient, "100-continue").
      throw new ServiceUnavailableException(
          service.title + " could not be reached, or did not answer in time.", e);
    }
  }

  private static RuntimeException translate(Service service, AwsServiceException e) {
    if (e.isThrottlingException()) {
      return throttled(service, e);
    }
    if (e.statusCode() >= 500) {
      return new ServiceUnavailableException(
          "%s answered with the internal error %s.".formatted(service.title, code(e)), e);
    }
    if (e.statusCode() == 403 || code(e).startsWith("AccessDenied")) {
      return new AccessDeniedException(
          "%s refused the call (%s): the function's policy in template.yaml, or a bucket or key policy, lacks a permission."
              .formatted(service.title, code(e)),
          e);
    }
    return e;
  }

  private static RuntimeException throttled(Service service, AwsServiceException e) {
    String message = "%s throttled the call (%s).".formatted(service.title, code(e));
    return switch (service) {
      case DYNAMODB -> new DatabaseThrottledException(message, e);
      case S3 -> new StorageThrottledException(message, e);
      case SES -> new EmailThrottledException(message, e);
      case TEXTRACT -> new TextractThrottledException(message, e);
      case SQS, STEP_FUNCTIONS -> new ServiceUnavailableException(message, e);
    };
  }

  private static String code(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "HTTP " + e.statusCode() : code;
  }
}
