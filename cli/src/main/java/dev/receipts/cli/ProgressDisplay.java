package dev.receipts.cli;

import java.util.List;

/** Shows how documents come along. */
interface ProgressDisplay extends AutoCloseable {

  /** Shows the state of all documents, in the order of their upload. */
  void show(List<DocumentProgress> documents);

  /** Leaves the screen as what follows expects it. */
  @Override
  void close();
}
