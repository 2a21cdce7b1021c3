package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.time.LeapingClock;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FunctionTimeTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void aFunctionWhoseClockIsWrongSeesThatTimeAndNoOther() throws Exception {
    try (StackClock clock = StackClock.system()) {
      Instant before = Instant.now();

      List<Instant> seen =
          run(clock, function -> function.equals("work") ? HOUR : Duration.ZERO, 0);

      assertThat(seen)
          .hasSize(6)
          .allSatisfy(
              time -> assertThat(time).isBetween(before.plus(HOUR), Instant.now().plus(HOUR)));
    }
  }

  @Test
  void whereTimeLeapsAFunctionSleepsForHoursInNoTime() throws Exception {
    try (LeapingClock clock = new LeapingClock()) {
      int seconds = (int) HOUR.toSeconds();

      List<Instant> seen = run(clock, ClockSkew.NONE, seconds);

      assertThat(Duration.between(seen.getFirst(), seen.getLast()))
          .isGreaterThanOrEqualTo(HOUR.multipliedBy(2));
    }
  }

  @Test
  void whereTimeLeapsThreadsOfAFunctionSleepForHoursInNoTimeToo() throws Exception {
    try (LeapingClock clock = new LeapingClock();
        LambdaService lambda = lambda(TestHandlers.ParallelSleeper.class, clock, ClockSkew.NONE)) {
      int seconds = (int) HOUR.toSeconds();

      for (int time = 1; time <= 2; time++) {
        assertThat(
                lambda.invoke("work", IntNode.valueOf(seconds)).get(20, TimeUnit.SECONDS).payload())
            .isEqualTo("3");
      }

      assertThat(clock.ahead()).isGreaterThanOrEqualTo(HOUR.multipliedBy(2));
      assertThat(clock.awaitRest(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void timeDoesNotLeapWhileAThreadOfAFunctionWorksAndAnotherSleeps() throws Exception {
    try (LeapingClock clock = new LeapingClock();
        LambdaService lambda =
            lambda(TestHandlers.SleeperBesideWorker.class, clock, ClockSkew.NONE)) {
      String passed =
          lambda
              .invoke("work", IntNode.valueOf((int) HOUR.toSeconds()))
              .get(20, TimeUnit.SECONDS)
              .payload();

      assertThat(Duration.ofSeconds(Long.parseLong(passed))).isLessThan(HOUR);
    }
  }

  private List<Instant> run(StackClock clock, ClockSkew skew, int seconds) throws Exception {
    try (LambdaService lambda = lambda(TestHandlers.Sleeper.class, clock, skew)) {
      JsonNode times =
          Json.mapper()
              .readTree(
                  lambda
                      .invoke("work", IntNode.valueOf(seconds))
                      .get(30, TimeUnit.SECONDS)
                      .payload());
      return StreamSupport.stream(times.spliterator(), false)
          .map(time -> Instant.ofEpochMilli(time.asLong()))
          .toList();
    }
  }

  private LambdaService lambda(Class<?> handler, StackClock clock, ClockSkew skew)
      throws IOException {
    return new LambdaService(
        List.of(TestArtifact.function(handler, TestArtifact.build(folder))),
        function -> Map.of(),
        folder.resolve("unpacked"),
        folder.resolve("logs"),
        1,
        skew,
        clock);
  }
}
