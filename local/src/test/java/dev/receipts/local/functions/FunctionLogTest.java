package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void startsAfreshAndKeepsOnePredecessorWhenItHasGrownTooLarge() throws Exception {
    Path file = folder.resolve("work.log");
    String megabyte = "x".repeat(1024 * 1024 - 1);
    try (FunctionLog log = new FunctionLog(file, false, CLOCK)) {
      for (int line = 0; line < 25; line++) {
        log.stream().print(megabyte + "\n");
      }
    }

    assertThat(Files.size(file)).isEqualTo(5L * 1024 * 1024);
    assertThat(Files.size(folder.resolve("work.log.1"))).isEqualTo(10L * 1024 * 1024);
  }

  @Test
  void keepsTheLastFourKibibytesAtHand() {
    try (FunctionLog log = new FunctionLog(folder.resolve("work.log"), false, CLOCK)) {
      log.stream().print("a".repeat(5_000) + "end");

      assertThat(log.tail()).hasSize(4_096);
      assertThat(new String(log.tail(), StandardCharsets.UTF_8)).endsWith("aend");
    }
  }

  @Test
  void writesJsonWhereTheTemplateAsksForIt() throws Exception {
    Path file = folder.resolve("work.log");
    try (FunctionLog log = new FunctionLog(file, true, CLOCK)) {
      log.platform("platform.start", JsonNodeFactory.instance.objectNode().put("a", 1), "START");
      log.message("id", "hello");
    }

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"time\":\"2026-02-03T04:05:06Z\",\"type\":\"platform.start\",\"record\":{\"a\":1}}",
            "{\"timestamp\":\"2026-02-03T04:05:06Z\",\"message\":\"hello\",\"AWSRequestId\":\"id\"}");
  }

  @Test
  void continuesTheLogOfAnEarlierRun() throws Exception {
    Path file = folder.resolve("work.log");
    Files.writeString(file, "earlier\n");
    try (FunctionLog log = new FunctionLog(file, false, CLOCK)) {
      log.stream().print("now\n");
    }

    assertThat(Files.readString(file)).isEqualTo("earlier\nnow\n");
  }
}
