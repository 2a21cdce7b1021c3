package dev.receipts.cli;

import dev.receipts.document.DocumentId;

/**
 * Where a document is.
 *
 * @param file the name the user knows it by
 * @param state the state of its execution, in the words of the state machine
 */
record DocumentProgress(String file, DocumentId documentId, String state, Phase phase) {
  static final String WAITING = "waiting to be admitted";

  /** How far a document has come. */
  enum Phase {
    WAITING,
    RUNNING,
    STORED,
    DEAD_LETTERED;

    boolean isEnd() {
      return this == STORED || this == DEAD_LETTERED;
    }
  }

  static DocumentProgress uploaded(String file, DocumentId documentId) {
    return new DocumentProgress(file, documentId, WAITING, Phase.WAITING);
  }

  DocumentProgress at(String newState, Phase newPhase) {
    return new DocumentProgress(file, documentId, newState, newPhase);
  }
}
