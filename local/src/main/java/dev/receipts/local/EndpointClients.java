package dev.receipts.local;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Makes AWS clients that speak to a stack through the endpoints it names, as any other user's
 * would, whatever the environment of this process says.
 */
public final class EndpointClients implements AutoCloseable {
  private final Map<String, String> environment;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  /**
   * @param environment as {@link EmbeddedStack#environment()} gives it
   */
  public EndpointClients(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Builds a client; to be closed by the caller, before this is.
   *
   * @param service its name in the SDKs' endpoint variables, as {@code DYNAMODB}
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, String service) {
    return builder
        .httpClient(http)
        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_" + service)))
        .region(Region.of(environment.get("AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    environment.get("AWS_ACCESS_KEY_ID"),
                    environment.get("AWS_SECRET_ACCESS_KEY"))))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
