package dev.receipts.cli;

import dev.receipts.document.DocumentId;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line for every change, for a log or a pipe. */
final class PlainProgress implements ProgressDisplay {
  private final PrintWriter out;
  private final Map<DocumentId, String> shown = new HashMap<>();

  PlainProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(List<DocumentProgress> documents) {
    for (DocumentProgress document : documents) {
      if (!document.state().equals(shown.put(document.documentId(), document.state()))) {
        out.println(TextTable.printable(document.file()) + ": " + document.state());
      }
    }
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
