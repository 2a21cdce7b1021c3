package dev.receipts.reconcile;

import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.LedgerEntry;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Where one document was found. */
sealed interface Standing {
  Place place();

  /** It is where it may be. */
  record Sound(Place place) implements Standing {}

  /**
   * It does not add up.
   *
   * @param row its row, where it has one
   * @param execution the execution in question, where Step Functions knows it
   */
  record Astray(
      SourceDocument document,
      Gap gap,
      Optional<LedgerEntry> row,
      Optional<DescribeExecutionResponse> execution)
      implements Standing {
    @Override
    public Place place() {
      return Place.ASTRAY;
    }
  }

  /**
   * Its row cannot be read.
   *
   * @param why says what is wrong with the row
   */
  record Unreadable(SourceDocument document, RowDamagedException why) implements Standing {
    @Override
    public Place place() {
      return Place.ASTRAY;
    }
  }
}
