package dev.receipts.functions.collecttextract;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.admission.ServiceHealth;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.pipeline.CollectTextractRequest;
import dev.receipts.pipeline.TextractCollection;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Polls a Textract job and stores its whole answer. Settings: {@code RESULTS_BUCKET}, {@code
 * TEXTRACT_DEADLINE_SECONDS} (the longest time a job may take), and those of {@link ServiceHealth}.
 */
public final class CollectTextractHandler
    extends JsonHandler<CollectTextractRequest, TextractCollection> {
  private final CollectTextract collectTextract;

  /** Called by Lambda. */
  public CollectTextractHandler() {
    this(
        AwsClients.build(S3Client.builder()),
        AwsClients.build(TextractClient.builder()),
        AwsClients.build(DynamoDbClient.builder()),
        Environment.ofProcess(),
        InstantSource.system());
  }

  CollectTextractHandler(
      S3Client s3,
      TextractClient textract,
      DynamoDbClient dynamo,
      Environment environment,
      InstantSource clock) {
    super(CollectTextractRequest.class);
    ClaimChecks results = new ClaimChecks(s3, environment.required("RESULTS_BUCKET"));
    this.collectTextract =
        new CollectTextract(
            textract,
            new AnswerStore(results),
            ServiceHealth.of(environment, dynamo, clock),
            Duration.ofSeconds(environment.requiredInt("TEXTRACT_DEADLINE_SECONDS")),
            clock);
  }

  @Override
  protected TextractCollection handle(CollectTextractRequest request, Context context) {
    return collectTextract.collect(request);
  }
}
