package dev.receipts.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeapingClockTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LeapingClock clock = new LeapingClock();
  private final Instant start = clock.now();
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    clock.close();
  }

  @Test
  void whatIsDueInDaysHappensAtOnceAndInOrderWhenNothingElseGoesOn() throws Exception {
    Activity setting = clock.begin();
    try (setting) {
      schedule(Duration.ofDays(3), "last");
      schedule(Duration.ofHours(1), "second");
      schedule(Duration.ofMinutes(1), "first");
    }

    assertThat(List.of(next(), next(), next())).containsExactly("first", "second", "last");
    assertThat(elapsed()).isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
  }

  @Test
  void timeDoesNotLeapWhileSomethingGoesOn() throws Exception {
    Activity activity = clock.begin();
    schedule(Duration.ofHours(1), "later");
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();
    assertThat(elapsed()).isLessThan(Duration.ofHours(1));

    activity.close();
    activity.close();
    assertThat(next()).isEqualTo("later");
    assertThat(clock.awaitRest(PATIENCE)).isTrue();
  }

  @Test
  void aTaskOfTheClockIsSomethingThatGoesOn() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Activity setting = clock.begin();
    try (setting) {
      Runnable unused =
          clock.schedule(
              Duration.ofHours(1),
              () -> {
                happened.add("begun");
                await(mayEnd);
              });
      schedule(Duration.ofHours(2), "later");
    }

    assertThat(next()).isEqualTo("begun");
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();
    mayEnd.countDown();
    assertThat(next()).isEqualTo("later");
  }

  @Test
  void whatRepeatsIsNoReasonToLeapButHappensOnTheWay() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Runnable end = clock.repeat(Duration.ofMinutes(1), times::incrementAndGet);
    assertThat(clock.awaitRest(PATIENCE)).isTrue();
    assertThat(times).hasValue(0);

    schedule(Duration.ofMinutes(10), "later");
    assertThat(next()).isEqualTo("later");
    // Each time it can be a quarter of a minute late, and counts from then on.
    assertThat(times.get()).isBetween(7, 10);
    end.run();
  }

  @Test
  void aPauseLetsTimeLeapAndGoesOnAsPartOfItsActivity() throws Exception {
    Activity activity = clock.begin();
    CompletableFuture<Void> pause = clock.pause(Duration.ofMinutes(5));
    schedule(Duration.ofHours(1), "later");

    pause.get(30, TimeUnit.SECONDS);
    assertThat(elapsed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();

    Activity other = clock.begin();
    clock.pause(Duration.ofHours(5)).cancel(true);
    other.close();
    activity.close();
    assertThat(next()).isEqualTo("later");
    assertThat(elapsed()).isLessThan(Duration.ofHours(2));
  }

  @Test
  void aPauseIsHardlyLateWhateverIsLeaptToBeforeIt() throws Exception {
    Activity activity = clock.begin();
    schedule(Duration.ofSeconds(58), "before");
    CompletableFuture<Void> pause = clock.pause(Duration.ofMinutes(1));

    pause.get(30, TimeUnit.SECONDS);

    assertThat(elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(65));
    assertThat(next()).isEqualTo("before");
    activity.close();
  }

  @Test
  void timeWaitsForAllWhoLookIntoQueuesAndLeapsToTheirMessages() throws Exception {
    QueueWatch one = clock.watch();
    QueueWatch other = clock.watch();
    schedule(Duration.ofHours(1), "later");
    sawNothing(one);
    other.looks();
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();

    Instant message = clock.now().plus(Duration.ofMinutes(10));
    other.sawNothing(Optional.of(message));
    while (clock.now().isBefore(message)) {
      one.rest();
    }
    assertThat(clock.now()).isBefore(message.plus(Duration.ofMinutes(1)));
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();

    while (happened.isEmpty()) {
      sawNothing(one);
      sawNothing(other);
    }
    assertThat(elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void timeDoesNotWaitForWhoeverTakesNothingUntilItTakesAgain() throws Exception {
    QueueWatch busy = clock.watch();
    schedule(Duration.ofHours(1), "first");
    busy.takesNothing();
    assertThat(next()).isEqualTo("first");

    Activity setting = clock.begin();
    try (setting) {
      schedule(Duration.ofHours(1), "second");
      busy.takesAgain();
    }
    assertThat(happened.poll(100, TimeUnit.MILLISECONDS)).isNull();
    sawNothing(busy);
    assertThat(next()).isEqualTo("second");
  }

  @Test
  void whatIsCancelledIsNotLeaptTo() throws Exception {
    Activity setting = clock.begin();
    try (setting) {
      Runnable cancel = clock.schedule(Duration.ofHours(1), () -> happened.add("cancelled"));
      cancel.run();
    }

    assertThat(clock.awaitRest(PATIENCE)).isTrue();
    assertThat(happened).isEmpty();
    assertThat(elapsed()).isLessThan(Duration.ofHours(1));
  }

  private static void sawNothing(QueueWatch watch) {
    watch.looks();
    watch.sawNothing(Optional.empty());
  }

  private void schedule(Duration delay, String what) {
    Runnable unused = clock.schedule(delay, () -> happened.add(what));
  }

  private String next() throws InterruptedException {
    return happened.poll(30, TimeUnit.SECONDS);
  }

  private Duration elapsed() {
    return Duration.between(start, clock.now());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
