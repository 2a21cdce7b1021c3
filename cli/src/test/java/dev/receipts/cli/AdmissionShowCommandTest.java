package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.admission.Decision;
import dev.receipts.aws.AwsCalls.Service;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionShowCommandTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final Decision PAUSE =
      new Decision("ops", "main\u001b[2Jtenance", NOW.minusSeconds(90));

  @Test
  void saysThatDocumentsAreAdmitted() {
    assertThat(AdmissionShowCommand.lines(state(Optional.empty(), new Closed()), 50, 0, NOW))
        .containsExactly(
            "Admission    open",
            "Breaker      closed: Textract and SES answer",
            "In progress  2 of 50; the oldest is abc, for 1m2s",
            "Waiting      about 0 in the ingest queue");
  }

  @Test
  void saysWhoPausedItAndWhy() {
    assertThat(AdmissionShowCommand.lines(state(Optional.of(PAUSE), new Closed()), 50, 12, NOW))
        .contains("Admission    paused by ops since 2026-01-15T09:28:44Z: main?[2Jtenance")
        .contains("Waiting      about 12 in the ingest queue");
  }

  @Test
  void saysWhichServiceIsDownAndWhatTheBreakerIsDoingAboutIt() {
    assertThat(
            AdmissionShowCommand.lines(
                state(Optional.empty(), new Open(Service.SES, NOW, 1, NOW.plusSeconds(60))),
                50,
                1,
                NOW))
        .contains("Admission    paused by the circuit breaker")
        .contains(
            "Breaker      open: SES is down since 2026-01-15T09:30:14Z; the next probe is let"
                + " through at 2026-01-15T09:31:14Z");
    assertThat(
            AdmissionShowCommand.lines(
                state(Optional.empty(), new HalfOpen(Service.SES, NOW, 1, "abc", NOW)), 50, 1, NOW))
        .anyMatch(line -> line.startsWith("Breaker      half open: SES is down since"));
  }

  @Test
  void saysWhoResumedItLast() {
    AdmissionState state =
        new AdmissionState(
            Map.of(),
            Optional.empty(),
            new Closed(),
            Optional.of(new Decision("ops", "it is over", NOW)));

    assertThat(AdmissionShowCommand.lines(state, 50, 0, NOW))
        .contains(
            "Admission    open; last resumed by ops at 2026-01-15T09:30:14Z: it is over",
            "In progress  0 of 50");
  }

  @Test
  void tellsAProgramTheSame() {
    JsonNode json =
        AdmissionShowCommand.json(
            state(Optional.of(PAUSE), new HalfOpen(Service.TEXTRACT, NOW, 2, "abc", NOW)),
            50,
            12,
            NOW);

    assertThat(json.path("paused").asBoolean()).isTrue();
    assertThat(json.at("/pause/at").asText()).isEqualTo("2026-01-15T09:28:44Z");
    assertThat(json.at("/breaker/state").asText()).isEqualTo("HALF_OPEN");
    assertThat(json.at("/breaker/probe").asText()).isEqualTo("abc");
    assertThat(json.at("/leases/held").asInt()).isEqualTo(2);
    assertThat(json.at("/leases/oldest/ageSeconds").asInt()).isEqualTo(62);
    assertThat(json.path("waiting").asInt()).isEqualTo(12);
  }

  private static AdmissionState state(Optional<Decision> pause, CircuitBreaker breaker) {
    return new AdmissionState(
        Map.of("abc", NOW.minusSeconds(62), "def", NOW.minusSeconds(1)),
        pause,
        breaker,
        Optional.empty());
  }
}
