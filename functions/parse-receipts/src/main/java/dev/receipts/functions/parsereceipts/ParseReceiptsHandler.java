package dev.receipts.functions.parsereceipts;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.extraction.ReceiptParser;
import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.pipeline.ParseReceiptsRequest;
import dev.receipts.pipeline.ParsedReceipts;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.S3Client;

/** Turns a stored Textract answer into stored receipts. Setting: {@code RESULTS_BUCKET}. */
public final class ParseReceiptsHandler extends JsonHandler<ParseReceiptsRequest, ParsedReceipts> {
  private final ParseReceipts parseReceipts;

  /** Called by Lambda. */
  public ParseReceiptsHandler() {
    this(
        AwsClients.build(S3Client.builder()),
        new StandardReceiptParser(),
        Environment.ofProcess(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  ParseReceiptsHandler(
      S3Client s3, ReceiptParser parser, Environment environment, Path temporaryFolder) {
    super(ParseReceiptsRequest.class);
    this.parseReceipts =
        new ParseReceipts(
            new ClaimChecks(s3, environment.required("RESULTS_BUCKET")), parser, temporaryFolder);
  }

  @Override
  protected ParsedReceipts handle(ParseReceiptsRequest request, Context context) {
    return parseReceipts.parse(request);
  }
}
