package dev.receipts.cli;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The region and the credentials that the AWS SDK finds, looked for before the first call: what the
 * SDK says where there are none is a page long, and some callers take it for an outage.
 */
record AwsAccess(Region region, AwsCredentialsProvider credentials) {
  private static final String OR_LOCAL =
      " for the deployed pipeline, or run eval \"$(./receipts env)\" for the stack that is up.";

  /**
   * @throws IllegalStateException when there is no region, or there are no credentials
   */
  static AwsAccess find() {
    return find(new DefaultAwsRegionProviderChain(), DefaultCredentialsProvider.builder().build());
  }

  static AwsAccess find(AwsRegionProvider regions, AwsCredentialsProvider credentials) {
    Region region = region(regions);
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new IllegalStateException(
          "No AWS credentials are found, or they have expired: set AWS_PROFILE or sign in"
              + OR_LOCAL,
          e);
    }
    return new AwsAccess(region, credentials);
  }

  private static Region region(AwsRegionProvider regions) {
    try {
      return regions.getRegion();
    } catch (SdkClientException e) {
      throw new IllegalStateException("No AWS region is set: set AWS_REGION" + OR_LOCAL, e);
    }
  }

  /** Has a client use them. */
  <B extends AwsClientBuilder<B, ?>> B given(B builder) {
    return builder.region(region).credentialsProvider(credentials);
  }
}
