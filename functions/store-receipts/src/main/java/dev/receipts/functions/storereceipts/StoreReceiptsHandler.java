package dev.receipts.functions.storereceipts;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.SourceDocument;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.StoredSummary;
import dev.receipts.pipeline.ParsedReceipts;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.StoreReceiptsRequest;
import dev.receipts.pipeline.StoredReceipts;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractPrice;
import dev.receipts.receipt.ReceiptLines;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes a document's receipts to the Receipts table, so that the table holds those of the newest
 * run and no others, however often this is repeated and wherever it is interrupted:
 *
 * <ol>
 *   <li>the ledger is told how many receipts there will be,
 *   <li>each receipt is written, unless a newer run wrote it or people reviewed it, and marked
 *       where it repeats an earlier one ({@link DuplicateSearch}),
 *   <li>those are removed that an earlier run had and this one has not,
 *   <li>the ledger is told that all is stored. If a newer run has taken over meanwhile, this one
 *       removes what it wrote.
 * </ol>
 */
public final class StoreReceiptsHandler extends JsonHandler<StoreReceiptsRequest, StoredReceipts> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreReceiptsHandler.class);

  private final ClaimChecks results;
  private final String resultsBucket;
  private final ReceiptsTable receipts;
  private final DuplicatesTable duplicates;
  private final Ledger ledger;
  private final Clock clock;

  /** Used by Lambda. */
  public StoreReceiptsHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(S3Client.builder()),
        AwsClients.build(DynamoDbClient.builder()),
        Clock.systemUTC());
  }

  StoreReceiptsHandler(Environment environment, S3Client s3, DynamoDbClient dynamo, Clock clock) {
    super(StoreReceiptsRequest.class);
    this.resultsBucket = environment.required("RESULTS_BUCKET");
    this.results = new ClaimChecks(s3, resultsBucket);
    this.receipts = new ReceiptsTable(dynamo, environment.required("RECEIPTS_TABLE"));
    this.duplicates = new DuplicatesTable(dynamo, environment.required("DUPLICATES_TABLE"));
    this.ledger = new Ledger(dynamo, environment.required("DOCUMENTS_TABLE"));
    this.clock = clock;
  }

  @Override
  protected StoredReceipts handle(StoreReceiptsRequest request, Context context) {
    SourceDocument document = request.document();
    Run run = request.run();
    ParsedReceipts parsed = request.parsed();
    OptionalInt ever = ledger.beginStoring(document, run, parsed.receipts(), clock.instant());
    if (ever.isEmpty()) {
      return superseded(request);
    }
    Tally tally = write(document, run, parsed);
    receipts.removeLeftOver(
        document.documentId(), parsed.receipts(), ever.getAsInt(), run, tally::kept);
    StoredSummary summary = summary(parsed, tally, request.job());
    if (!ledger.stored(document, run, summary)) {
      return superseded(request);
    }
    LOG.info(
        "receipts stored",
        entry("receipts", summary.receipts()),
        entry("duplicates", summary.duplicates()));
    return new StoredReceipts(
        summary.receipts(), summary.needReview(), Optional.of(summary.duplicates()));
  }

  /** A receipt that is to be written. */
  private record Entry(Map<String, AttributeValue> item, DuplicateSearch.Question question) {}

  private Tally write(SourceDocument document, Run run, ParsedReceipts parsed) {
    String path = "s3://%s/%s".formatted(resultsBucket, parsed.receiptsKey());
    DuplicateSearch search = new DuplicateSearch(document, duplicates, receipts);
    AtomicInteger read = new AtomicInteger();
    Tally tally = new Tally();
    try (ReceiptLines lines = new ReceiptLines(results.open(parsed.receiptsKey()))) {
      receipts.forEach(
          () ->
              lines
                  .next()
                  .map(
                      line -> {
                        check(line.receipt().index(), read.getAndIncrement(), parsed);
                        return new Entry(
                            ReceiptItem.of(document, run, line, path), search.next(line.receipt()));
                      }),
          entry -> write(entry, search, tally));
    }
    if (read.get() != parsed.receipts()) {
      throw changed(parsed);
    }
    return tally;
  }

  private void write(Entry entry, DuplicateSearch search, Tally tally) {
    switch (receipts.put(entry.item)) {
      case Stored.Done() ->
          search
              .answer(entry.question)
              .ifPresent(
                  duplicate -> {
                    receipts.mark(entry.item, duplicate);
                    tally.duplicate();
                  });
      case Stored.Reviewed(Map<String, AttributeValue> item) -> {
        if (receipts.keep(item, entry.item)) {
          tally.reviewed(item, entry.item);
        }
      }
      case Stored.Newer() -> LOG.info("A newer run wrote the receipt");
    }
  }

  /** A receipt's id is made of its index: a gap or a repetition would lose a receipt. */
  private static void check(int index, int position, ParsedReceipts parsed) {
    if (index != position || position >= parsed.receipts()) {
      throw changed(parsed);
    }
  }

  private static ResultDamagedException changed(ParsedReceipts parsed) {
    return new ResultDamagedException(
        "%s does not hold the %d receipts that were parsed: parse the document again."
            .formatted(parsed.receiptsKey(), parsed.receipts()));
  }

  private StoredSummary summary(ParsedReceipts parsed, Tally tally, TextractJob job) {
    return new StoredSummary(
        parsed.receipts() + tally.kept(),
        parsed.needReview() + tally.needReview(),
        tally.duplicates(),
        job.pages(),
        job.mode(),
        TextractPrice.of(job.mode(), job.pages()),
        clock.instant());
  }

  private StoredReceipts superseded(StoreReceiptsRequest request) {
    SourceDocument document = request.document();
    LOG.warn("A newer run of the document is in charge");
    receipts.withdraw(document.documentId(), request.parsed().receipts(), request.run());
    return ledger
        .find(document.documentId())
        .map(
            entry ->
                new StoredReceipts(
                    entry.receipts(), entry.needReview(), Optional.of(entry.duplicates())))
        .orElse(new StoredReceipts(0, 0, Optional.of(0)));
  }
}
