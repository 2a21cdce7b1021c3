package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.dynamodb.LocalTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever happens in whatever order, never more are in progress than may be. */
class AdmissionPropertyIT {
  private static final int LIMIT = 3;
  private static final int STEPS = 150;
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");
  private static final Instant START = Instant.parse("2026-01-15T09:30:14Z");
  private static final BreakerSettings SETTINGS =
      new BreakerSettings(2, Duration.ofSeconds(60), Duration.ofSeconds(5));

  private final LocalTable table = new LocalTable("admission", "AdmissionID");
  private final Admission admission = new Admission(table.client(), "admission");

  @AfterEach
  void close() {
    table.close();
  }

  @RepeatedTest(20)
  void holdsTheLimitAndLetsOneProbeThroughWhilePaused(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Instant now = START;
    for (int step = 0; step < STEPS; step++) {
      now = now.plusSeconds(random.nextInt(4));
      AdmissionState before = admission.state();
      String name = NAMES.get(random.nextInt(NAMES.size()));

      String action = act(random, name, now);

      AdmissionState after = admission.state();
      String what =
          "seed %d, step %d: %s %s"
              .formatted(repetition.getCurrentRepetition(), step, action, name);
      assertThat(after.leases().size()).as(what).isLessThanOrEqualTo(LIMIT);
      if (after.breaker() instanceof HalfOpen halfOpen) {
        assertThat(after.leases()).as(what).containsKey(halfOpen.probe());
      }
      Set<String> admitted = new HashSet<>(after.leases().keySet());
      admitted.removeAll(before.leases().keySet());
      if (before.pause().isPresent()) {
        assertThat(admitted).as(what).isEmpty();
        assertThat(after.pause().isPresent() || action.equals("resume")).as(what).isTrue();
      } else if (!(before.breaker() instanceof Closed) && !admitted.isEmpty()) {
        assertThat(before.breaker()).as(what).isNotInstanceOf(HalfOpen.class);
        assertThat(after.breaker())
            .as(what)
            .isInstanceOfSatisfying(
                HalfOpen.class, halfOpen -> assertThat(admitted).containsExactly(halfOpen.probe()));
      }
    }
  }

  private String act(Random random, String name, Instant now) {
    switch (random.nextInt(16)) {
      case 0 -> {
        admission.pause(new Decision("ops", "to see", now));
        return "pause";
      }
      case 1 -> {
        admission.resume(new Decision("ops", "seen", now));
        return "resume";
      }
      case 2, 3 -> {
        admission.change(breaker -> breaker.tripped(Service.TEXTRACT, now, SETTINGS));
        return "trip";
      }
      case 4 -> {
        admission.change(breaker -> breaker.failed(Service.TEXTRACT, name, now, SETTINGS));
        return "fail";
      }
      case 5 -> {
        admission.change(breaker -> breaker.answered(name));
        return "answer";
      }
      case 6, 7 -> {
        admission.ended(name, now, random.nextBoolean());
        return "end";
      }
      case 8 -> {
        admission.release(name);
        return "release";
      }
      default -> {
        boolean admitted = admission.admit(name, LIMIT, now);
        assertThat(admitted)
            .as("admitted only with a lease")
            .isIn(admission.leases().containsKey(name), false);
        return "admit";
      }
    }
  }

  @RepeatedTest(3)
  void letsOneOfManyThroughThatAskAtOnceWhenAProbeIsDue() throws Exception {
    admission.admit("in progress", LIMIT, START);
    admission.change(breaker -> breaker.tripped(Service.SES, START, SETTINGS));
    Instant due = START.plusSeconds(5);

    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String name = "execution-" + i;
        answers.add(threads.submit(() -> admission.admit(name, LIMIT, due)));
      }
    }

    int admitted = 0;
    for (Future<Boolean> answer : answers) {
      admitted += answer.get() ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(1);
    assertThat(admission.leases()).hasSize(2);
  }
}
