package dev.receipts.local.rehearsal;

import dev.receipts.local.states.ExecutionDescription;
import dev.receipts.local.states.ExecutionListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which executions there were and are. */
final class ExecutionLog implements ExecutionListener {
  private static final int LENGTH_OF_AN_ID = 32;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Map<String, Set<String>> byDocument = new HashMap<>();
  private final Map<String, Integer> starts = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private int mostRunning;

  @Override
  public synchronized void statusChanged(ExecutionDescription execution) {
    String name = execution.name();
    byDocument.computeIfAbsent(documentOf(name), id -> new HashSet<>()).add(name);
    if (execution.status().isClosed()) {
      running.remove(name);
      notifyAll();
    } else {
      running.add(name);
      mostRunning = Math.max(mostRunning, running.size());
      if (execution.redriveCount() == 0) {
        starts.merge(name, 1, Integer::sum);
      }
    }
  }

  /** The names of the executions that a document had; its first is named by its id. */
  synchronized Set<String> of(String documentId) {
    return Set.copyOf(byDocument.getOrDefault(documentId, Set.of()));
  }

  /** How often a document was started; redrives are not starts, nor is what replaces a run. */
  synchronized int starts(UploadedDocument document) {
    return starts.getOrDefault(document.id().value(), 0);
  }

  /** How many of the documents were started and are not in progress. */
  synchronized int ended(List<UploadedDocument> documents) {
    return (int)
        documents.stream()
            .map(document -> document.id().value())
            .filter(id -> starts.containsKey(id) && !running.contains(id))
            .count();
  }

  synchronized Set<String> running() {
    return Set.copyOf(running);
  }

  /**
   * Waits until fewer documents are on their way, or for as long as is told.
   *
   * @param told documents that are on their way from their upload on, and not only from their start
   */
  synchronized boolean awaitFewerThan(
      int number, Collection<UploadedDocument> told, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (running.size() + notStarted(told) >= number) {
      if (System.nanoTime() > end) {
        return false;
      }
      wait(LOOK.toMillis());
    }
    return true;
  }

  private long notStarted(Collection<UploadedDocument> documents) {
    return documents.stream()
        .filter(document -> !starts.containsKey(document.id().value()))
        .count();
  }

  /** The most executions in progress at once since {@link #resetMostRunning}. */
  synchronized int mostRunning() {
    return mostRunning;
  }

  synchronized void resetMostRunning() {
    mostRunning = running.size();
  }

  /** An execution that takes the place of another one has a number behind the document's id. */
  private static String documentOf(String name) {
    return name.length() > LENGTH_OF_AN_ID ? name.substring(0, LENGTH_OF_AN_ID) : name;
  }
}
