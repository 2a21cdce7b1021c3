package dev.receipts.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.Decision;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.ledger.UnreportedFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureMailWriterTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final AdmissionState OPEN = state(Optional.empty(), new CircuitBreaker.Closed());
  private static final String THROTTLED = "dev.receipts.error.TextractThrottledException";
  private static final String EMPTY = "dev.receipts.error.EmptyDocumentException";

  private final FailureMailWriter writer = new FailureMailWriter("receipts");

  @Test
  void tellsOfAThousandFailuresInAFewLines() {
    List<UnreportedFailure> failures = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      failures.add(failure(i, i % 4 == 0 ? EMPTY : THROTTLED));
    }

    Mail mail = writer.write(failures, false, 2, OPEN);

    assertThat(mail.subject()).isEqualTo("Receipts: 1000 documents failed (2 different causes)");
    assertThat(mail.text().lines().count()).isLessThan(40);
    assertThat(mail.text())
        .containsSubsequence(
            "750 documents: TextractThrottledException at StartTextract",
            "What is wrong: It is wrong.",
            "It passes by itself",
            "Advice: Redrive later",
            "./receipts dlq redrive --cause TextractThrottledException --stage StartTextract",
            "2026-01-15T09:30:14Z  00000000000000000000000000000001  s3://inbox/1.pdf",
            "… and 747 more",
            "250 documents: EmptyDocumentException at StartTextract",
            "It stays until somebody changes something",
            "./receipts dlq list  ",
            "2 documents are in quarantine",
            "Admission is open.");
  }

  @Test
  void saysWhenThereAreMoreThanItReadAndNamesAnotherStack() {
    Mail mail = new FailureMailWriter("other").write(List.of(failure(1, EMPTY)), true, 0, OPEN);

    assertThat(mail.subject())
        .isEqualTo(
            "Receipts: At least 1 document failed (EmptyDocumentException at StartTextract)");
    assertThat(mail.text())
        .contains("./receipts dlq redrive --stack other --cause EmptyDocumentException")
        .contains("No document is in quarantine.");
  }

  @Test
  void saysWhyAdmissionIsPaused() {
    assertThat(
            writer
                .write(
                    List.of(failure(1, EMPTY)),
                    false,
                    0,
                    state(
                        Optional.of(new Decision("ops", "maintenance", NOW)),
                        new CircuitBreaker.Closed()))
                .text())
        .contains("Admission is paused since 2026-01-15T09:30:14Z by ops: maintenance");
    assertThat(
            writer
                .write(
                    List.of(failure(1, EMPTY)),
                    false,
                    0,
                    state(Optional.empty(), new CircuitBreaker.Open(Service.TEXTRACT, NOW, 1, NOW)))
                .text())
        .contains("paused by the circuit breaker: Textract is down");
  }

  @Test
  void takesNamesForTextAndNeverForMarkup() {
    UnreportedFailure failure =
        new UnreportedFailure(
            new DocumentId("0".repeat(32)),
            "f",
            Optional.of("StartTextract"),
            EMPTY,
            "a\r\nBcc: b",
            Optional.of("s3://inbox/<script>alert(1)</script>\n.pdf"),
            NOW);

    Mail mail = writer.write(List.of(failure), false, 0, OPEN);

    assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(mail.text()).contains("a Bcc: b").contains("</script> .pdf");
  }

  private static UnreportedFailure failure(int number, String error) {
    return new UnreportedFailure(
        new DocumentId("%032x".formatted(number)),
        "failure-" + number,
        Optional.of("StartTextract"),
        error,
        "It is wrong.",
        Optional.of("s3://inbox/%d.pdf".formatted(number)),
        NOW);
  }

  private static AdmissionState state(Optional<Decision> pause, CircuitBreaker breaker) {
    return new AdmissionState(Map.of(), pause, breaker, Optional.empty());
  }
}
