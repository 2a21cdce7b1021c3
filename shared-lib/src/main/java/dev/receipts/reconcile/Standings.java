package dev.receipts.reconcile;

import dev.receipts.aws.ExecutionLookup;
import dev.receipts.document.DocumentId;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Finds out where documents stand. While it looks, documents go on: what seems wrong is looked at
 * again before anything is said of it.
 */
final class Standings {
  private static final int LOOKS = 3;

  private final Ledger ledger;
  private final Executions executions;
  private final DeadLetters deadLetters;
  private final Instant settled;
  private final boolean uploadsWait;

  /**
   * @param settled what happened before this time has had time enough to show
   * @param uploadsWait whether the ingest queue holds messages: any document without a row may be
   *     among them
   */
  Standings(
      Ledger ledger,
      Executions executions,
      DeadLetters deadLetters,
      Instant settled,
      boolean uploadsWait) {
    this.ledger = ledger;
    this.executions = executions;
    this.deadLetters = deadLetters;
    this.settled = settled;
    this.uploadsWait = uploadsWait;
  }

  List<Standing> of(List<SourceDocument> documents) {
    Ledger.Rows rows = ledger.find(documents.stream().map(SourceDocument::documentId).toList());
    return documents.stream().map(document -> of(document, rows)).toList();
  }

  private Standing of(SourceDocument document, Ledger.Rows rows) {
    DocumentId id = document.documentId();
    try {
      return rows.damaged().containsKey(id)
          ? new Standing.Unreadable(document, rows.damaged().get(id))
          : of(document, Optional.ofNullable(rows.entries().get(id)));
    } catch (RowDamagedException e) {
      // It was edited between two looks.
      return new Standing.Unreadable(document, e);
    }
  }

  private Standing of(SourceDocument document, Optional<LedgerEntry> first) {
    Optional<LedgerEntry> row = first;
    for (int look = 1; ; look++) {
      Standing standing = row.map(entry -> of(document, entry)).orElseGet(() -> untaken(document));
      if (standing instanceof Standing.Sound || look == LOOKS) {
        return standing;
      }
      Optional<LedgerEntry> now = ledger.find(document.documentId());
      if (now.equals(row)) {
        return standing;
      }
      row = now;
    }
  }

  private Standing untaken(SourceDocument document) {
    return mayBeOnItsWay(document)
        ? sound(Place.WAITING)
        : new Standing.Astray(document, Gap.NEVER_STARTED, Optional.empty(), Optional.empty());
  }

  private boolean mayBeOnItsWay(SourceDocument document) {
    return uploadsWait || document.uploadedAt().isAfter(settled);
  }

  private Standing of(SourceDocument document, LedgerEntry row) {
    return switch (row.status()) {
      case STORED -> row.isCompleted() ? stored(row) : running(document, row);
      case ACCEPTED, IN_PROGRESS, REDRIVEN -> running(document, row);
      case FAILED ->
          deadLetters.mayTellOf(row)
              ? sound(Place.DEAD_LETTERED)
              : astray(
                  document, Gap.MESSAGE_GONE, row, executions.latest(document.documentId(), row));
      case QUARANTINED -> sound(Place.QUARANTINED);
      case DISCARDED -> sound(Place.DISCARDED);
    };
  }

  /** A document whose execution should be running. */
  private Standing running(SourceDocument document, LedgerEntry row) {
    Optional<DescribeExecutionResponse> execution = executions.latest(document.documentId(), row);
    if (execution.filter(ExecutionLookup::isRunning).isPresent()) {
      return sound(Place.IN_FLIGHT);
    }
    if (row.status() == DocumentStatus.REDRIVEN && deadLetters.tellOf(row)) {
      // Its redrive was announced and did not start; its message is still there.
      return sound(Place.DEAD_LETTERED);
    }
    if (execution.isEmpty()) {
      return unknown(document, row);
    }
    if (execution.get().stopDate().isAfter(settled)) {
      return sound(Place.IN_FLIGHT);
    }
    if (execution.get().status() == ExecutionStatus.SUCCEEDED) {
      return row.status() == DocumentStatus.STORED
          ? stored(row)
          : astray(document, Gap.CONTRADICTION, row, execution);
    }
    boolean toldOf = row.status() == DocumentStatus.REDRIVEN && isOfRow(execution.get(), row);
    return astray(document, toldOf ? Gap.MESSAGE_GONE : Gap.END_UNRECORDED, row, execution);
  }

  private Standing unknown(SourceDocument document, LedgerEntry row) {
    return switch (row.status()) {
      case STORED -> stored(row);
      case ACCEPTED ->
          mayBeOnItsWay(document)
              ? sound(Place.WAITING)
              : astray(document, Gap.EXECUTION_GONE, row, Optional.empty());
      default -> astray(document, Gap.VANISHED, row, Optional.empty());
    };
  }

  private static Standing stored(LedgerEntry row) {
    return sound(row.needReview() > 0 ? Place.IN_REVIEW : Place.STORED);
  }

  /** Whether an execution has not been redriven since its failure was recorded. */
  private static boolean isOfRow(DescribeExecutionResponse execution, LedgerEntry row) {
    return row.executionArn().equals(Optional.of(execution.executionArn()))
        && Optional.ofNullable(execution.redriveCount()).orElse(0) == row.redriveCount();
  }

  private static Standing sound(Place place) {
    return new Standing.Sound(place);
  }

  private static Standing astray(
      SourceDocument document,
      Gap gap,
      LedgerEntry row,
      Optional<DescribeExecutionResponse> execution) {
    return new Standing.Astray(document, gap, Optional.of(row), execution);
  }
}
