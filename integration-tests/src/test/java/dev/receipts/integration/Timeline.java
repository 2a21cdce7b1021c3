package dev.receipts.integration;

import dev.receipts.local.states.ExecutionDescription;
import dev.receipts.local.states.ExecutionListener;
import dev.receipts.local.states.ExecutionStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The starts and ends of all executions, in their order. */
final class Timeline implements ExecutionListener {
  private final List<Change> changes = new CopyOnWriteArrayList<>();

  private record Change(String execution, ExecutionStatus status) {}

  @Override
  public void statusChanged(ExecutionDescription execution) {
    changes.add(new Change(execution.executionArn(), execution.status()));
  }

  /** How many of the documents were in progress at the same time at most. */
  int mostRunningAtOnce(Collection<Document> documents) {
    Set<String> executions =
        documents.stream().map(Document::executionArn).collect(Collectors.toSet());
    Set<String> running = new HashSet<>();
    int most = 0;
    for (Change change : changes) {
      if (executions.contains(change.execution())) {
        if (change.status() == ExecutionStatus.RUNNING) {
          running.add(change.execution());
        } else {
          running.remove(change.execution());
        }
        most = Math.max(most, running.size());
      }
    }
    return most;
  }

  /** How many times the document's execution started; redrives count too. */
  long starts(Document document) {
    return changes.stream()
        .filter(change -> change.execution().equals(document.executionArn()))
        .filter(change -> change.status() == ExecutionStatus.RUNNING)
        .count();
  }
}
