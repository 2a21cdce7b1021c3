package dev.receipts.cli;

import dev.receipts.cli.DocumentProgress.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Follows the executions of documents until all have ended. */
final class ExecutionFollower {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);
  private static final int EVENTS_BACK_TO_A_STATE = 10;

  private final SfnClient stepFunctions;
  private final String stateMachineArn;

  ExecutionFollower(SfnClient stepFunctions, String stateMachineArn) {
    this.stepFunctions = stepFunctions;
    this.stateMachineArn = stateMachineArn;
  }

  /**
   * Follows the documents to their ends.
   *
   * @param patience how long to wait while nothing at all changes
   * @throws IllegalStateException when nothing has changed for that long
   */
  List<DocumentProgress> follow(
      List<DocumentProgress> uploaded, ProgressDisplay display, Duration patience)
      throws InterruptedException {
    List<DocumentProgress> documents = uploaded;
    Instant lastChange = Instant.now();
    display.show(documents);
    while (!documents.stream().allMatch(document -> document.phase().isEnd())) {
      Thread.sleep(BETWEEN_LOOKS);
      List<DocumentProgress> now = look(documents);
      if (!now.equals(documents)) {
        lastChange = Instant.now();
      } else if (lastChange.plus(patience).isBefore(Instant.now())) {
        throw new IllegalStateException(
            "Nothing has moved for %d s; still open: %s."
                .formatted(
                    patience.toSeconds(),
                    String.join(
                        ", ",
                        now.stream()
                            .filter(document -> !document.phase().isEnd())
                            .map(document -> document.file() + " (" + document.state() + ")")
                            .toList())));
      }
      documents = now;
      display.show(documents);
    }
    return documents;
  }

  private List<DocumentProgress> look(List<DocumentProgress> documents) {
    // By name as it is: redrives into new executions, and people, give other names than a document
    // id.
    Map<String, ExecutionListItem> executions = new HashMap<>();
    stepFunctions
        .listExecutionsPaginator(request -> request.stateMachineArn(stateMachineArn))
        .executions()
        .forEach(execution -> executions.put(execution.name(), execution));
    List<DocumentProgress> now = new ArrayList<>();
    for (DocumentProgress document : documents) {
      ExecutionListItem execution = executions.get(document.documentId().value());
      now.add(document.phase().isEnd() || execution == null ? document : look(document, execution));
    }
    return now;
  }

  private DocumentProgress look(DocumentProgress document, ExecutionListItem execution) {
    if (execution.status() == ExecutionStatus.SUCCEEDED) {
      return document.at("stored", Phase.STORED);
    }
    if (execution.status() == ExecutionStatus.RUNNING) {
      return document.at(currentState(execution, document.state()), Phase.RUNNING);
    }
    return document.at("dead-lettered", Phase.DEAD_LETTERED);
  }

  private String currentState(ExecutionListItem execution, String otherwise) {
    return stepFunctions
        .getExecutionHistory(
            request ->
                request
                    .executionArn(execution.executionArn())
                    .reverseOrder(true)
                    .includeExecutionData(false)
                    .maxResults(EVENTS_BACK_TO_A_STATE))
        .events()
        .stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .findFirst()
        .map(HistoryEvent::stateEnteredEventDetails)
        .map(details -> details.name())
        .orElse(otherwise);
  }
}
