package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import dev.receipts.reconcile.Balance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is there when a scenario is over.
 *
 * @param failures what the dead-letter messages named while the faults lasted
 * @param messages how many messages each queue holds
 * @param leases who is still admitted
 * @param running the executions that have not ended
 * @param load how much was going on
 * @param balance what the ledger says of it all
 */
record Evidence(
    List<OfDocument> documents,
    List<NamedFailure> failures,
    Map<String, Long> messages,
    Set<String> leases,
    Set<String> running,
    Load load,
    Balance balance) {
  Evidence {
    documents = List.copyOf(documents);
    failures = List.copyOf(failures);
    messages = Map.copyOf(messages);
    leases = Set.copyOf(leases);
    running = Set.copyOf(running);
  }

  /**
   * How much was going on.
   *
   * @param admitted whether documents were admitted, and not just started
   * @param mostInFlight the most executions in progress at once
   * @param textractCalls calls of Textract that reached it
   * @param textractThrottled how many of them it refused by its quotas
   */
  record Load(boolean admitted, int mostInFlight, long textractCalls, long textractThrottled) {
    double throttledPercent() {
      return textractCalls == 0 ? 0 : 100.0 * textractThrottled / textractCalls;
    }
  }

  /**
   * What a dead-letter message said.
   *
   * @param stage where it failed; empty outside of any stage
   */
  record NamedFailure(DocumentId document, String error, String stage) {}

  /**
   * What became of one document.
   *
   * @param versions how many documents have its key, itself included: jobs and mails are counted by
   *     key
   * @param status of its row; empty without a row
   * @param completed whether the row says that all stages are done
   * @param stored its receipts in the table, in their order
   * @param executions how many executions it had, those that take another one's place left out
   * @param jobs how many Textract jobs were paid for, for all versions
   * @param jobsSpoilt how many of them came to nothing by Textract's fault
   * @param mails how many were sent, about all versions
   * @param mailsInDoubt how many of them nobody could know of
   */
  record OfDocument(
      DocumentId id,
      int versions,
      List<ExpectedReceipt> expected,
      String status,
      boolean completed,
      List<ExpectedReceipt> stored,
      int executions,
      int jobs,
      int jobsSpoilt,
      int mails,
      int mailsInDoubt) {
    OfDocument {
      expected = List.copyOf(expected);
      stored = List.copyOf(stored);
    }
  }
}
