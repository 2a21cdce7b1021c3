package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.dynamodb.LocalTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionIT {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");

  private final LocalTable table = new LocalTable("admission", "AdmissionID");
  private final Admission admission = new Admission(table.client(), "admission");

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void admitsUpToTheLimit() {
    assertThat(admission.admit("a", 2, NOW)).isTrue();
    assertThat(admission.admit("b", 2, NOW)).isTrue();
    assertThat(admission.admit("c", 2, NOW)).isFalse();

    assertThat(admission.leases()).containsOnlyKeys("a", "b");
  }

  @Test
  void renewsTheLeaseOfAnExecutionThatHoldsOneEvenWhenItIsFull() {
    admission.admit("a", 1, NOW);

    assertThat(admission.admit("a", 1, NOW.plusSeconds(5))).isTrue();

    assertThat(admission.leases()).isEqualTo(Map.of("a", NOW.plusSeconds(5)));
  }

  @Test
  void releasesOnlyTheOwnersLeaseAndOnlyOnce() {
    admission.release("nobody");
    admission.admit("a", 2, NOW);
    admission.admit("b", 2, NOW);

    admission.release("a");
    admission.release("a");

    assertThat(admission.leases()).containsOnlyKeys("b");
    assertThat(admission.admit("c", 2, NOW)).isTrue();
  }

  @Test
  void doesNotReleaseALeaseThatWasRenewedMeanwhile() {
    admission.admit("a", 1, NOW);
    admission.admit("a", 1, NOW.plusSeconds(1));

    admission.releaseIfUnchanged("a", NOW);
    assertThat(admission.leases()).containsOnlyKeys("a");

    admission.releaseIfUnchanged("a", NOW.plusSeconds(1));
    assertThat(admission.leases()).isEmpty();
  }

  @Test
  void leavesTheLeaseToTheRedriveWhenTheNewsOfTheEndComesLate() {
    admission.admit("a", 1, NOW);
    Instant end = NOW.plusSeconds(20);
    admission.admit("a", 1, end.plusSeconds(5));

    admission.ended("a", end, false);
    assertThat(admission.leases()).containsOnlyKeys("a");

    admission.ended("a", end.plusSeconds(30), true);
    assertThat(admission.leases()).isEmpty();
  }

  @Test
  void takesAndRenewsNoLeaseWhileItIsPausedByHand() {
    admission.admit("a", 2, NOW);

    assertThat(admission.pause(new Decision("ops", "maintenance", NOW))).isTrue();

    assertThat(admission.admit("b", 2, NOW)).isFalse();
    assertThat(admission.admit("a", 2, NOW.plusSeconds(1))).isFalse();
    assertThat(admission.leases()).isEqualTo(Map.of("a", NOW));
    assertThat(admission.resume(new Decision("ops", "done", NOW))).isTrue();
    assertThat(admission.admit("b", 2, NOW)).isTrue();
  }

  @Test
  void keepsTheFirstPauseAndSaysThatThereIsOne() {
    Decision first = new Decision("ops", "maintenance", NOW);

    assertThat(admission.resume(first)).isFalse();
    assertThat(admission.pause(first)).isTrue();
    assertThat(admission.pause(new Decision("me", "too", NOW.plusSeconds(1)))).isFalse();

    assertThat(admission.state().pause()).contains(first);
    assertThat(admission.state().paused()).isTrue();
    Decision done = new Decision("me", "done", NOW.plusSeconds(2));
    assertThat(admission.resume(done)).isTrue();
    assertThat(admission.state().resumed()).contains(done);
    assertThat(admission.state().paused()).isFalse();
  }

  @Test
  void admitsAfterAPauseThatCameBeforeTheFirstDocument() {
    admission.pause(new Decision("ops", "not yet", NOW));
    assertThat(admission.admit("a", 1, NOW)).isFalse();
    admission.resume(new Decision("ops", "now", NOW));

    assertThat(admission.admit("a", 1, NOW)).isTrue();
  }

  @Test
  void saysWhyNobodyIsAdmitted() {
    assertThat(admission.ask("a", 1, NOW)).isEqualTo(Admission.Answer.ADMITTED);
    assertThat(admission.ask("b", 1, NOW)).isEqualTo(Admission.Answer.FULL);
    admission.pause(new Decision("ops", "not yet", NOW));

    assertThat(admission.ask("b", 1, NOW)).isEqualTo(Admission.Answer.PAUSED);
  }

  @Test
  void letsOneCallerInAnIntervalRepair() {
    Duration interval = Duration.ofSeconds(10);
    assertThat(admission.claimRepair(NOW, interval)).isFalse();
    admission.admit("a", 1, NOW);

    assertThat(admission.claimRepair(NOW, interval)).isTrue();
    assertThat(admission.claimRepair(NOW.plusSeconds(9), interval)).isFalse();
    assertThat(admission.claimRepair(NOW.plusSeconds(10), interval)).isTrue();
  }

  @Test
  void holdsTheLimitWhenManyAskAtOnce() throws Exception {
    List<Callable<Boolean>> requests =
        IntStream.range(0, 60)
            .<Callable<Boolean>>mapToObj(i -> () -> admission.admit("execution-" + i, 7, NOW))
            .toList();
    int admitted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Future<Boolean> answer : threads.invokeAll(requests)) {
        admitted += answer.get() ? 1 : 0;
      }
    }

    assertThat(admitted).isEqualTo(7);
    assertThat(admission.leases()).hasSize(7);
  }
}
