package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.dynamodb.LocalTable;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.error.TextractThrottledException;
import dev.receipts.error.UnsupportedDocumentException;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ServiceHealthIT {
  private static final Instant START = Instant.parse("2026-01-15T09:30:14Z");
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(3, Duration.ofSeconds(60), Duration.ofSeconds(30));

  private final LocalTable table = new LocalTable("admission", "AdmissionID");
  private final Admission admission = new Admission(table.client(), "admission");
  private Instant now = START;
  private final ServiceHealth health =
      new ServiceHealth(table.client(), "admission", SETTINGS, () -> now);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void pausesAdmissionWhenAServiceFailedEnoughDocuments() {
    unreachable("a");
    unreachable("b");
    assertThat(admission.state().paused()).isFalse();

    unreachable("c");

    assertThat(breaker()).isEqualTo(new Open(Service.TEXTRACT, START, 1, START.plusSeconds(30)));
    assertThat(admission.admit("d", 50, now)).isFalse();
  }

  @Test
  void doesNotPauseForOneDocumentThatFailsAgainAndAgainNorForFailuresFarApart() {
    for (int i = 0; i < 10; i++) {
      unreachable("poison");
      unreachable("and another");
    }
    now = now.plusSeconds(61);
    unreachable("later");
    unreachable("poison");

    assertThat(breaker()).isEqualTo(new Closed());
  }

  @Test
  void countsThrottlingOnlyWhenAllRetriesWereThrottled() {
    for (String execution : new String[] {"a", "b", "c"}) {
      health.failed(Stage.StartTextract, TextractThrottledException.class.getName(), execution);
    }

    assertThat(breaker()).isInstanceOf(Open.class);
  }

  @Test
  void countsNoFailureThatIsTheDocumentsOwn() {
    for (int i = 0; i < 10; i++) {
      health.failed(
          Stage.StartTextract, UnsupportedDocumentException.class.getName(), "execution-" + i);
      health.failed(Stage.StoreReceipts, "States.Timeout", "execution-" + i);
    }

    assertThat(breaker()).isEqualTo(new Closed());
  }

  @Test
  void countsEveryReportWhenManyComeAtOnce() {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (String execution : new String[] {"a", "b", "c"}) {
        threads.execute(() -> unreachable(execution));
      }
    }

    assertThat(breaker()).isInstanceOf(Open.class);
  }

  @Test
  void resumesWhenTheProbeSucceeded() {
    probing();

    admission.ended("probe", now, true);

    assertThat(breaker()).isEqualTo(new Closed());
    assertThat(admission.leases()).isEmpty();
    assertThat(admission.admit("next", 50, now)).isTrue();
  }

  @Test
  void pausesForLongerWhenTheServiceFailsTheProbeToo() {
    probing();

    unreachable("probe");

    assertThat(breaker()).isEqualTo(new Open(Service.TEXTRACT, START, 2, now.plusSeconds(60)));
    admission.ended("probe", now, false);
    assertThat(breaker()).isEqualTo(new Open(Service.TEXTRACT, START, 2, now.plusSeconds(60)));
  }

  @Test
  void takesARefusalForAnAnswer() {
    probing();

    health.failed(Stage.StartTextract, TextractRefusedException.class.getName(), "probe");

    assertThat(breaker()).isEqualTo(new Closed());
  }

  @Test
  void letsAnotherProbeThroughWhenOneEndedBeforeItAskedTheService() {
    probing();

    health.failed(Stage.StartTextract, UnsupportedDocumentException.class.getName(), "probe");
    assertThat(breaker()).isInstanceOf(HalfOpen.class);
    admission.ended("probe", now, false);

    assertThat(admission.admit("next", 50, now)).isTrue();
    assertThat(breaker())
        .isInstanceOfSatisfying(
            HalfOpen.class, halfOpen -> assertThat(halfOpen.probe()).isEqualTo("next"));
  }

  @Test
  void neverLiftsAPauseByHand() {
    probing();
    admission.pause(new Decision("ops", "maintenance", now));

    admission.ended("probe", now, true);

    assertThat(breaker()).isEqualTo(new Closed());
    assertThat(admission.admit("next", 50, now)).isFalse();
    assertThat(admission.state().pause()).contains(new Decision("ops", "maintenance", now));
  }

  @Test
  void failsNoCallBecauseItCannotBeReported() {
    ServiceHealth unreported = new ServiceHealth(table.client(), "missing", SETTINGS, () -> now);

    assertThatThrownBy(() -> call(unreported, "a"))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("Textract");
  }

  private void probing() {
    unreachable("a");
    unreachable("b");
    unreachable("c");
    now = now.plusSeconds(30);
    assertThat(admission.admit("probe", 50, now)).isTrue();
    assertThat(admission.admit("second", 50, now)).isFalse();
  }

  private CircuitBreaker breaker() {
    return admission.state().breaker();
  }

  private void unreachable(String execution) {
    assertThatThrownBy(() -> call(health, execution))
        .isInstanceOf(ServiceUnavailableException.class);
  }

  private static void call(ServiceHealth health, String execution) {
    health
        .watch(Service.TEXTRACT, execution)
        .call(
            () -> {
              throw SdkClientException.create("Connection refused");
            });
  }
}
