package dev.receipts.reconcile;

import dev.receipts.aws.ExecutionLookup;
import dev.receipts.document.DocumentId;
import dev.receipts.ledger.LedgerEntry;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** What Step Functions knows of a document's executions. */
final class Executions {
  private final ExecutionLookup lookup;

  Executions(ExecutionLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * The latest execution of a document: the one that its row names, or the one that a redrive of
   * its latest failure started in that one's place. Empty where Step Functions knows none, or not
   * any more (90 days after its end).
   */
  Optional<DescribeExecutionResponse> latest(DocumentId document, LedgerEntry row) {
    Stream<String> successor =
        row.attempts() > 0
            ? Stream.of(lookup.arn(document + "-" + row.attempts()))
            : Stream.empty();
    return Stream.concat(successor, Stream.of(arn(document, row)))
        .map(lookup::find)
        .flatMap(Optional::stream)
        .findFirst();
  }

  String arn(DocumentId document, LedgerEntry row) {
    return row.executionArn().orElseGet(() -> lookup.arn(document.value()));
  }
}
