package dev.receipts.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Builds the clients of a function. Region, credentials and endpoints come from the environment, as
 * the SDK finds them.
 */
public final class AwsClients {
  /** One call with its attempts; after that the state machine's retrier decides. */
  private static final Duration CALL = Duration.ofSeconds(40);

  /** How long a service may say nothing; a timer for each attempt would cost more than it adds. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 3;

  private AwsClients() {}

  /** Builds one client; meant for the initialisation phase, so that a snapshot holds it. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
        .overrideConfiguration(
            configuration ->
                configuration
                    .apiCallTimeout(CALL)
                    .retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS)))
        .build();
  }
}
