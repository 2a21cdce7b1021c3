package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.aws.AwsCalls.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(3, Duration.ofSeconds(120), Duration.ofSeconds(60));

  private static final Open OPEN = new Open(Service.TEXTRACT, NOW, 1, NOW.plusSeconds(60));
  private static final HalfOpen HALF_OPEN =
      new HalfOpen(Service.TEXTRACT, NOW, 1, "probe", NOW.plusSeconds(60));

  @Test
  void opensWhenAServiceFailedEnoughAndLooksAgainAfterTheInterval() {
    assertThat(new Closed().tripped(Service.TEXTRACT, NOW, SETTINGS)).isEqualTo(OPEN);
  }

  @Test
  void staysAsItIsWhenItTripsAgain() {
    assertThat(OPEN.tripped(Service.SES, NOW.plusSeconds(1), SETTINGS)).isEqualTo(OPEN);
    assertThat(HALF_OPEN.tripped(Service.SES, NOW.plusSeconds(1), SETTINGS)).isEqualTo(HALF_OPEN);
  }

  @Test
  void letsNobodyThroughBeforeTheProbeIsDueAndThenWhoAsksFirst() {
    assertThat(OPEN.probedBy("early", NOW.plusSeconds(59))).isEmpty();
    assertThat(OPEN.probedBy("probe", NOW.plusSeconds(60))).contains(HALF_OPEN);
    assertThat(HALF_OPEN.probedBy("second", NOW.plusSeconds(3_600))).isEmpty();
    assertThat(HALF_OPEN.probedBy("probe", NOW.plusSeconds(3_600)))
        .as("the probe, whose answer was lost")
        .contains(HALF_OPEN);
  }

  @Test
  void closesWhenTheProbeIsAnswered() {
    assertThat(HALF_OPEN.answered("probe")).isEqualTo(new Closed());
    assertThat(HALF_OPEN.answered("started before")).isEqualTo(HALF_OPEN);
    assertThat(OPEN.answered("probe")).isEqualTo(OPEN);
  }

  @Test
  void waitsTwiceAsLongAfterEachProbeThatFailedUpToSixteenTimes() {
    CircuitBreaker breaker = new Closed().tripped(Service.TEXTRACT, NOW, SETTINGS);
    for (int minutes : new int[] {2, 4, 8, 16, 16, 16}) {
      Instant due = ((Open) breaker).probeAt();

      breaker =
          breaker
              .probedBy("probe", due)
              .orElseThrow()
              .failed(Service.TEXTRACT, "probe", due, SETTINGS);

      assertThat(((Open) breaker).probeAt()).isEqualTo(due.plus(Duration.ofMinutes(minutes)));
      assertThat(((Open) breaker).since()).isEqualTo(NOW);
    }
  }

  @Test
  void heedsNoFailureOfExecutionsThatStartedBeforeItOpened() {
    assertThat(OPEN.failed(Service.TEXTRACT, "any", NOW, SETTINGS)).isEqualTo(OPEN);
    assertThat(HALF_OPEN.failed(Service.TEXTRACT, "any", NOW, SETTINGS)).isEqualTo(HALF_OPEN);
  }

  @Test
  void takesAProbeThatGetsAsFarAsTheMailAsAnsweredByTextract() {
    assertThat(HALF_OPEN.failed(Service.SES, "probe", NOW, SETTINGS)).isEqualTo(new Closed());
  }

  @Test
  void staysOpenForTextractWhenAProbeForTheMailDoesNotGetThatFar() {
    HalfOpen forMail = new HalfOpen(Service.SES, NOW, 1, "probe", NOW);

    assertThat(forMail.failed(Service.TEXTRACT, "probe", NOW, SETTINGS))
        .isEqualTo(new Open(Service.TEXTRACT, NOW, 2, NOW.plusSeconds(120)));
  }

  @Test
  void replacesAProbeThatIsGoneAtOnce() {
    CircuitBreaker left = HALF_OPEN.left("probe");

    assertThat(left.probedBy("next", NOW.plusSeconds(60)))
        .contains(new HalfOpen(Service.TEXTRACT, NOW, 1, "next", NOW.plusSeconds(60)));
    assertThat(HALF_OPEN.left("another")).isEqualTo(HALF_OPEN);
  }

  @Test
  void countsAnExecutionOnceHoweverOftenItFails() {
    RecentFailures failures = new RecentFailures(Map.of());
    for (int attempt = 0; attempt < 10; attempt++) {
      failures = failures.with("poison", NOW.plusSeconds(attempt), SETTINGS);
    }
    assertThat(failures.suffice(SETTINGS)).isFalse();

    failures = failures.with("b", NOW.plusSeconds(10), SETTINGS);
    failures = failures.with("c", NOW.plusSeconds(11), SETTINGS);
    assertThat(failures.suffice(SETTINGS)).isTrue();
  }

  @Test
  void forgetsFailuresThatAreOlderThanTheWindow() {
    RecentFailures failures =
        new RecentFailures(Map.of("old", NOW, "recent", NOW.plusSeconds(60)))
            .with("now", NOW.plusSeconds(121), SETTINGS);

    assertThat(failures.byExecution()).containsOnlyKeys("recent", "now");
  }
}
