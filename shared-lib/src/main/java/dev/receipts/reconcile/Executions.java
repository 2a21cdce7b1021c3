package dev.receipts.reconcile;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.ledger.LedgerEntry;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** What Step Functions knows of a document's executions. */
final class Executions {
  private final SfnClient stepFunctions;
  private final String arnPrefix;

  Executions(SfnClient stepFunctions, String stateMachineArn) {
    this.stepFunctions = stepFunctions;
    this.arnPrefix = stateMachineArn.replace(":stateMachine:", ":execution:") + ":";
  }

  /**
   * The latest execution of a document: the one that its row names, or the one that a redrive of
   * its latest failure started in that one's place. Empty where Step Functions knows none, or not
   * any more (90 days after its end).
   */
  Optional<DescribeExecutionResponse> latest(DocumentId document, LedgerEntry row) {
    Stream<String> successor =
        row.attempts() > 0
            ? Stream.of(arnPrefix + document + "-" + row.attempts())
            : Stream.empty();
    return Stream.concat(successor, Stream.of(arn(document, row)))
        .map(this::find)
        .flatMap(Optional::stream)
        .findFirst();
  }

  String arn(DocumentId document, LedgerEntry row) {
    return row.executionArn().orElse(arnPrefix + document);
  }

  private Optional<DescribeExecutionResponse> find(String arn) {
    try {
      return Optional.of(
          AwsCalls.call(
              Service.STEP_FUNCTIONS,
              () -> stepFunctions.describeExecution(request -> request.executionArn(arn))));
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    }
  }
}
