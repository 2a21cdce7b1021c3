package dev.receipts.functions.parsereceipts;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.pipeline.ParseReceiptsRequest;
import dev.receipts.pipeline.ParsedReceipts;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Turns a stored Textract answer into stored receipts. Settings: {@code RESULTS_BUCKET}, {@code
 * RECEIPTS_TABLE}.
 */
public final class ParseReceiptsHandler extends JsonHandler<ParseReceiptsRequest, ParsedReceipts> {
  private final ParseReceipts parseReceipts;

  /** Called by Lambda. */
  public ParseReceiptsHandler() {
    this(
        AwsClients.build(S3Client.builder()),
        AwsClients.build(DynamoDbClient.builder()),
        Environment.ofProcess(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  ParseReceiptsHandler(
      S3Client s3, DynamoDbClient dynamo, Environment environment, Path temporaryFolder) {
    super(ParseReceiptsRequest.class);
    String table = environment.required("RECEIPTS_TABLE");
    this.parseReceipts =
        new ParseReceipts(
            new ClaimChecks(s3, environment.required("RESULTS_BUCKET")),
            () -> new StandardReceiptParser(new ReviewedVendors(dynamo, table)),
            temporaryFolder);
  }

  @Override
  protected ParsedReceipts handle(ParseReceiptsRequest request, Context context) {
    return parseReceipts.parse(request);
  }
}
