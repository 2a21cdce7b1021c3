package dev.receipts.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.AccessDeniedException;
import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.TextractThrottledException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsCallsTest {

  @Test
  void givesTheAnswerOfACallThatSucceeds() {
    assertThat(AwsCalls.<String>call(Service.S3, () -> "answer")).isEqualTo("answer");
  }

  @Test
  void tellsWhichServiceThrottled() {
    AwsServiceException throttled = failure("ThrottlingException", 400);

    assertThatThrownBy(() -> fail(Service.TEXTRACT, throttled))
        .isInstanceOf(TextractThrottledException.class)
        .hasMessage("Textract throttled the call (ThrottlingException).")
        .hasCause(throttled);
    assertThatThrownBy(
            () -> fail(Service.DYNAMODB, failure("ProvisionedThroughputExceededException", 400)))
        .isInstanceOf(DatabaseThrottledException.class);
  }

  @Test
  void callsAnInternalErrorAndAnUnreachableServiceUnavailable() {
    assertThatThrownBy(() -> fail(Service.SES, failure("InternalFailure", 500)))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThatThrownBy(() -> fail(Service.SES, SdkClientException.create("connection refused")))
        .isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void callsAServiceUnavailableWhoseConnectionBrokeWhileABodyWaitedToBeSent() {
    assertThatThrownBy(
            () -> fail(Service.S3, new UncheckedIOException(new SocketException("reset"))))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessage("S3 could not be reached, or did not answer in time.");
  }

  @Test
  void namesAMissingPermission() {
    assertThatThrownBy(() -> fail(Service.SQS, failure("AccessDeniedException", 400)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> fail(Service.S3, failure("Forbidden", 403)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void letsAnErrorOfOneOperationPass() {
    AwsServiceException special = failure("ConditionalCheckFailedException", 400);

    assertThatThrownBy(() -> fail(Service.DYNAMODB, special)).isSameAs(special);
  }

  private static void fail(Service service, RuntimeException failure) {
    AwsCalls.call(
        service,
        () -> {
          throw failure;
        });
  }

  private static AwsServiceException failure(String code, int status) {
    return AwsServiceException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .statusCode(status)
        .build();
  }
}
