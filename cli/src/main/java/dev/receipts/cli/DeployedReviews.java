package dev.receipts.cli;

import dev.receipts.ledger.Ledger;
import dev.receipts.review.Reviews;
import java.time.Clock;
import java.util.function.Function;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * The receipts of a deployed stack for reviewers: where it is follows from the environment, as the
 * AWS SDK reads it, and the tables are named after it in the template.
 */
final class DeployedReviews implements AutoCloseable {
  private final DynamoDbClient dynamo;
  private final String stack;

  DeployedReviews(String stack) {
    this(
        stack,
        AwsAccess.find()
            .given(DynamoDbClient.builder())
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  DeployedReviews(String stack, DynamoDbClient dynamo) {
    this.stack = stack;
    this.dynamo = dynamo;
  }

  /** Does something with the reviews. */
  <T> T use(Function<Reviews, T> action) {
    try {
      return action.apply(
          new Reviews(
              dynamo,
              stack + "-receipts",
              new Ledger(dynamo, stack + "-documents"),
              Clock.systemUTC()));
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(
          "There is no table %s-receipts with reviews here: name the stack with --stack, and set the region and the credentials of its account, or run eval \"$(./receipts env)\" for the stack that is up."
              .formatted(stack),
          e);
    }
  }

  @Override
  public void close() {
    dynamo.close();
  }
}
