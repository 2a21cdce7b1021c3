package dev.receipts.functions.starttextract;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.admission.ServiceHealth;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.pipeline.StartTextractRequest;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractMode;
import java.nio.file.Path;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Checks an uploaded document and starts its Textract job. Settings: {@code TEXTRACT_MODE} (EXPENSE
 * or TEXT), {@code MAXIMUM_PAGES}, and those of {@link ServiceHealth}.
 */
public final class StartTextractHandler extends JsonHandler<StartTextractRequest, TextractJob> {
  private final StartTextract startTextract;

  /** Called by Lambda. */
  public StartTextractHandler() {
    this(
        AwsClients.build(S3Client.builder()),
        AwsClients.build(TextractClient.builder()),
        AwsClients.build(DynamoDbClient.builder()),
        Environment.ofProcess(),
        InstantSource.system());
  }

  StartTextractHandler(
      S3Client s3,
      TextractClient textract,
      DynamoDbClient dynamo,
      Environment environment,
      InstantSource clock) {
    super(StartTextractRequest.class);
    TextractMode mode = environment.requiredOneOf("TEXTRACT_MODE", TextractMode.class);
    this.startTextract =
        new StartTextract(
            new DocumentCheck(
                new Inbox(s3),
                environment.requiredInt("MAXIMUM_PAGES"),
                Path.of(System.getProperty("java.io.tmpdir"))),
            new TextractJobs(textract, mode),
            ServiceHealth.of(environment, dynamo, clock),
            clock);
  }

  @Override
  protected TextractJob handle(StartTextractRequest request, Context context) {
    return startTextract.start(request);
  }
}
