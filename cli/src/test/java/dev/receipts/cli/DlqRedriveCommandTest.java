package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.admission.Admission.Answer;
import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.admission.Decision;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.redrive.Redrive.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DlqRedriveCommandTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final String FOR_HOW_LONG =
      ". Waiting for a place, for up to 10 minutes; what finds none stays in the queue.";

  @Test
  void saysWhoPausedAdmissionWhileItWaits() {
    Decision pause = new Decision("ops", "main\u001b[2Jtenance", NOW);

    assertThat(waiting(Answer.PAUSED, state(Optional.of(pause), new Closed())))
        .contains(
            "receipts: admission is paused by ops since 2026-01-15T09:30:14Z: main?[2Jtenance"
                + FOR_HOW_LONG);
    assertThat(waiting(Answer.PAUSED, state(Optional.empty(), open())))
        .contains("receipts: admission is paused by the circuit breaker" + FOR_HOW_LONG);
  }

  @Test
  void saysThatAllPlacesAreTaken() {
    assertThat(waiting(Answer.FULL, state(Optional.empty(), new Closed())))
        .contains("receipts: 50 documents are in progress, as many as may be" + FOR_HOW_LONG);
  }

  @Test
  void saysNothingWhenThePauseIsOverBeforeItLooks() {
    assertThat(waiting(Answer.PAUSED, state(Optional.empty(), new Closed()))).isEmpty();
  }

  @Test
  void saysThatNothingMatches() {
    assertThat(DlqRedriveCommand.noMatch(Source.DEAD_LETTERS, 13))
        .startsWith("receipts: no failure in the dead-letter queue matches (13 do not), or");
    assertThat(DlqRedriveCommand.noMatch(Source.QUARANTINE, 0))
        .startsWith("receipts: no failure in quarantine matches (0 do not), or");
  }

  private static Optional<String> waiting(Answer answer, AdmissionState state) {
    return DlqRedriveCommand.waiting(answer, state, 50);
  }

  private static CircuitBreaker open() {
    return new Open(Service.TEXTRACT, NOW, 1, NOW.plusSeconds(60));
  }

  private static AdmissionState state(Optional<Decision> pause, CircuitBreaker breaker) {
    return new AdmissionState(Map.of(), pause, breaker, Optional.empty());
  }
}
