package dev.receipts.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.DocumentId;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import dev.receipts.pipeline.DeadLetterMessage.Reusable;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final DocumentId DOCUMENT = DocumentId.of("inbox", "a.jpg", "v1");
  private static final String ERROR = "dev.receipts.error.EmptyDocumentException";

  @Test
  void aCauseIsNamedWithOrWithoutItsPackage() {
    assertThat(means(causes(ERROR))).isTrue();
    assertThat(means(causes("EmptyDocumentException"))).isTrue();
    assertThat(means(causes("DocumentException"))).isFalse();
  }

  @Test
  void namesWithoutAPackageAreKeptWhole() {
    assertThat(Selection.simpleName("States.Timeout")).isEqualTo("States.Timeout");
    assertThat(Selection.simpleName(ERROR)).isEqualTo("EmptyDocumentException");
  }

  @Test
  void anIdIsADocumentsOrAFailures() {
    assertThat(means(Selection.of(DOCUMENT.value()))).isTrue();
    assertThat(means(Selection.of("failure-1"))).isTrue();
    assertThat(means(Selection.of("failure-2"))).isFalse();
  }

  @Test
  void allCriteriaMustBeMet() {
    assertThat(means(of(Set.of(ERROR), Set.of(Stage.StartTextract), Duration.ofMinutes(9))))
        .isTrue();
    assertThat(means(of(Set.of(ERROR), Set.of(Stage.StoreReceipts), Duration.ofMinutes(9))))
        .isFalse();
    assertThat(means(of(Set.of(ERROR), Set.of(Stage.StartTextract), Duration.ofMinutes(11))))
        .isFalse();
  }

  @Test
  void noneAtMostIsRefused() {
    assertThatThrownBy(() -> new Selection(Set.of(), Set.of(), Set.of(), Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Selection causes(String cause) {
    return new Selection(Set.of(cause), Set.of(), Set.of(), Optional.empty(), 1);
  }

  private static Selection of(Set<String> causes, Set<Stage> stages, Duration olderThan) {
    return new Selection(causes, stages, Set.of(), Optional.of(olderThan), 1);
  }

  private static boolean means(Selection selection) {
    return selection
        .at(NOW)
        .test(
            new DeadLetterMessage(
                "failure-1",
                DOCUMENT,
                "inbox",
                "a.jpg",
                Optional.of("v1"),
                0,
                Optional.of(Stage.StartTextract),
                ERROR,
                Kind.PERMANENT,
                "m",
                "a",
                1,
                NOW.minus(Duration.ofMinutes(10)),
                NOW.minus(Duration.ofMinutes(10)),
                "arn",
                0,
                "https://console",
                new Reusable(Optional.empty(), Optional.empty(), Optional.empty())));
  }
}
