package dev.receipts.cli;

/**
 * How much room there is for a text: on a terminal long ones are cut, in a file and for another
 * command they stand whole.
 */
record Room(boolean isTerminal) {
  /** That of the standard output. */
  static Room ofOutput() {
    return new Room(Boolean.getBoolean("receipts.terminal"));
  }

  /** The text, on a terminal with no more characters than this. */
  String fit(String text, int length) {
    return isTerminal ? TextTable.cut(text, length) : text;
  }
}
