package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.time.LeapingClock;
import dev.receipts.local.time.StackClock;
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

  private List<Instant> run(StackClock clock, ClockSkew skew, int seconds) throws Exception {
    try (LambdaService lambda =
        new LambdaService(
            List.of(TestArtifact.function(TestHandlers.Sleeper.class, TestArtifact.build(folder))),
            function -> Map.of(),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            1,
            skew,
            clock)) {
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
}
