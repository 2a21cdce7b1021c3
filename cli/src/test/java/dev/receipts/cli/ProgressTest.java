package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.cli.DocumentProgress.Phase;
import dev.receipts.document.DocumentId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter screen = new StringWriter();
  private final DocumentProgress first = document("first.pdf");
  private final DocumentProgress second = document("second.pdf");

  @Test
  void plainProgressHasOneLineForEachChange() {
    try (ProgressDisplay progress = new PlainProgress(new PrintWriter(screen))) {
      progress.show(List.of(first, second));
      progress.show(List.of(running(first), second));
      progress.show(List.of(running(first), second));
      progress.show(List.of(stored(first), failed(second)));
    }

    assertThat(screen.toString().lines())
        .containsExactly(
            "first.pdf: waiting to be admitted",
            "second.pdf: waiting to be admitted",
            "first.pdf: ParseReceipts",
            "first.pdf: stored",
            "second.pdf: dead-lettered");
  }

  @Test
  void plainProgressLetsNoFileNameControlTheTerminal() {
    try (ProgressDisplay progress = new PlainProgress(new PrintWriter(screen))) {
      progress.show(List.of(document("a\u001b[2J\nb.pdf")));
    }

    assertThat(screen.toString().lines()).containsExactly("a?[2J b.pdf: waiting to be admitted");
  }

  @Test
  void terminalProgressHasALineForEachDocumentAndATotal() {
    try (ProgressDisplay progress = new TerminalProgress(new PrintWriter(screen))) {
      progress.show(List.of(running(first), failed(second)));
    }

    List<String> lines = shown(screen.toString());
    assertThat(lines.get(0)).matches("▸ first\\.pdf +ParseReceipts");
    assertThat(lines.get(1)).matches("✘ second\\.pdf +dead-lettered");
    assertThat(lines.get(2)).matches("\\[█{15}░{15}] 1 of 2 done, 1 of them dead-lettered");
  }

  @Test
  void terminalProgressDrawsOverWhatItDrewBefore() {
    try (ProgressDisplay progress = new TerminalProgress(new PrintWriter(screen))) {
      progress.show(List.of(first, second));
      int drawn = screen.toString().length();
      progress.show(List.of(stored(first), second));

      assertThat(screen.toString().substring(drawn)).startsWith("\u001b[3A\u001b[J");
    }
  }

  @Test
  void ofMoreDocumentsThanTheScreenHoldsThoseAtWorkComeFirst() {
    List<DocumentProgress> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(stored(document("stored-%d.pdf".formatted(i))));
    }
    many.add(running(first));
    try (ProgressDisplay progress = new TerminalProgress(new PrintWriter(screen))) {
      progress.show(many);
    }

    List<String> lines = shown(screen.toString());
    assertThat(lines).hasSizeLessThan(24);
    assertThat(lines.getFirst()).contains("first.pdf");
    assertThat(lines.get(lines.size() - 2)).isEqualTo("  … and 83 more");
    assertThat(lines.getLast()).contains("100 of 101 done");
  }

  private static List<String> shown(String output) {
    return output.replaceAll("\u001b\\[\\d*[A-Zm]", "").lines().toList();
  }

  private static DocumentProgress document(String file) {
    return DocumentProgress.uploaded(file, DocumentId.of("inbox", file, "1"));
  }

  private static DocumentProgress running(DocumentProgress document) {
    return document.at("ParseReceipts", Phase.RUNNING);
  }

  private static DocumentProgress stored(DocumentProgress document) {
    return document.at("stored", Phase.STORED);
  }

  private static DocumentProgress failed(DocumentProgress document) {
    return document.at("dead-lettered", Phase.DEAD_LETTERED);
  }
}
