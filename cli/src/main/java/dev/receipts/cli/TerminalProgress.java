package dev.receipts.cli;

import dev.receipts.cli.DocumentProgress.Phase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A block of lines that is drawn again in place: one a document, and a total. */
final class TerminalProgress implements ProgressDisplay {
  /** More documents than this do not fit on a usual screen: those at work come first. */
  private static final int MOST_LINES = 18;

  private static final int FILE_WIDTH = 36;
  private static final int BAR_WIDTH = 30;

  private final PrintWriter out;
  private int drawn;

  TerminalProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(List<DocumentProgress> documents) {
    StringBuilder block = new StringBuilder();
    if (drawn > 0) {
      // Up to the first line of the block, then clear all below.
      block.append("\u001b[").append(drawn).append("A\u001b[J");
    }
    List<String> lines = lines(documents);
    lines.forEach(line -> block.append(line).append('\n'));
    drawn = lines.size();
    out.print(block);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private static List<String> lines(List<DocumentProgress> documents) {
    List<String> lines = new ArrayList<>();
    chosen(documents).forEach(document -> lines.add(line(document)));
    if (documents.size() > MOST_LINES) {
      lines.add("  … and %d more".formatted(documents.size() - MOST_LINES));
    }
    lines.add(total(documents));
    return lines;
  }

  private static List<DocumentProgress> chosen(List<DocumentProgress> documents) {
    return documents.size() <= MOST_LINES
        ? documents
        : documents.stream()
            .sorted(Comparator.comparingInt(TerminalProgress::rank))
            .limit(MOST_LINES)
            .toList();
  }

  private static int rank(DocumentProgress document) {
    return switch (document.phase()) {
      case RUNNING -> 0;
      case DEAD_LETTERED -> 1;
      case WAITING -> 2;
      case STORED -> 3;
    };
  }

  private static String line(DocumentProgress document) {
    String mark =
        switch (document.phase()) {
          case WAITING -> "\u001b[2m·\u001b[0m";
          case RUNNING -> "\u001b[36m▸\u001b[0m";
          case STORED -> "\u001b[32m✔\u001b[0m";
          case DEAD_LETTERED -> "\u001b[31m✘\u001b[0m";
        };
    String file = TextTable.cut(TextTable.printable(document.file()), FILE_WIDTH);
    return "%s %s  %s"
        .formatted(
            mark,
            file + " ".repeat(FILE_WIDTH - file.codePointCount(0, file.length())),
            document.state());
  }

  private static String total(List<DocumentProgress> documents) {
    long stored = documents.stream().filter(each -> each.phase() == Phase.STORED).count();
    long failed = documents.stream().filter(each -> each.phase() == Phase.DEAD_LETTERED).count();
    int filled = (int) (BAR_WIDTH * (stored + failed) / documents.size());
    return "[%s%s] %d of %d done%s"
        .formatted(
            "█".repeat(filled),
            "░".repeat(BAR_WIDTH - filled),
            stored + failed,
            documents.size(),
            failed == 0 ? "" : ", %d of them dead-lettered".formatted(failed));
  }
}
