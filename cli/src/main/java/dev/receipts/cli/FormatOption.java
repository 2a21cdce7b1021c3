package dev.receipts.cli;

import picocli.CommandLine.Option;

/** In which form receipts are printed for a program; a table for people without it. */
final class FormatOption {
  @Option(names = "--json", description = "Print JSON Lines, one object a receipt, and no table.")
  private boolean json;

  @Option(names = "--csv", description = "Print CSV for a spreadsheet, one row a receipt.")
  private boolean csv;

  boolean isJson() {
    return json;
  }

  boolean isCsv() {
    return csv;
  }
}
