package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

class AwsAccessTest {
  private static final AwsCredentialsProvider CREDENTIALS =
      () -> AwsBasicCredentials.create("a", "b");

  @Test
  void hasWhatTheSdkFinds() {
    assertThat(AwsAccess.find(() -> Region.EU_CENTRAL_2, CREDENTIALS))
        .isEqualTo(new AwsAccess(Region.EU_CENTRAL_2, CREDENTIALS));
  }

  @Test
  void saysWhatToDoWithoutARegion() {
    assertThatThrownBy(
            () ->
                AwsAccess.find(
                    () -> {
                      throw SdkClientException.create("a page of providers");
                    },
                    CREDENTIALS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No AWS region is set: set AWS_REGION for the deployed pipeline,"
                + " or run eval \"$(./receipts env)\" for the stack that is up.");
  }

  @Test
  void saysWhatToDoWithoutCredentials() {
    assertThatThrownBy(
            () ->
                AwsAccess.find(
                    () -> Region.EU_CENTRAL_2,
                    () -> {
                      throw SdkClientException.create("a page of providers");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No AWS credentials are found, or they have expired: set AWS_PROFILE or sign in for the"
                + " deployed pipeline, or run eval \"$(./receipts env)\" for the stack that is"
                + " up.");
  }
}
