package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.faults.TraceId;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.shared.SharedLibrary;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FunctionLayerTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void functionsThatShareALibrarySeeTheirOwnEnvironmentTimeTraceAndLogInIt() throws Exception {
    Path artifact = TestArtifact.build(folder, "both", List.of(library("shared", "same")));
    Instant before = Instant.now();
    try (LambdaService lambda = start(user("first", artifact), user("second", artifact))) {
      InvocationResult first = invoke(lambda, "first", "");
      InvocationResult second = invoke(lambda, "second", "");

      JsonNode seenByFirst = json(first);
      JsonNode seenBySecond = json(second);
      assertThat(seenBySecond.path("calls").asInt()).as("one class counts both").isEqualTo(2);
      assertThat(seenByFirst.path("name").asText()).isEqualTo("first");
      assertThat(seenBySecond.path("name").asText()).isEqualTo("second");
      assertThat(seenByFirst.path("trace").asText()).startsWith(TraceId.of(first.requestId()));
      assertThat(seenBySecond.path("trace").asText()).startsWith(TraceId.of(second.requestId()));
      assertThat(Instant.parse(seenByFirst.path("time").asText()))
          .isBetween(before.plus(HOUR), Instant.now().plus(HOUR));
      assertThat(Instant.parse(seenBySecond.path("time").asText()))
          .isBetween(before, Instant.now());
    }
    assertThat(log("first"))
        .contains("kept stream of first\n", "\nstream of first\n")
        .doesNotContain("second");
    assertThat(log("second"))
        .contains("kept stream of second\n", "\nstream of second\n")
        .doesNotContain("first");
  }

  @Test
  void aLibraryThatDiffersBetweenFunctionsStaysApart() throws Exception {
    Path one = TestArtifact.build(folder, "one", List.of(library("one", "a build")));
    Path other = TestArtifact.build(folder, "other", List.of(library("other", "other build")));
    try (LambdaService lambda = start(user("first", one), user("second", other))) {
      assertThat(json(invoke(lambda, "first", "")).path("calls").asInt()).isEqualTo(1);
      assertThat(json(invoke(lambda, "second", "")).path("calls").asInt()).isEqualTo(1);
      assertThat(json(invoke(lambda, "second", "")).path("name").asText()).isEqualTo("second");
    }
  }

  @Test
  void aLibraryThatOneFunctionLacksIsNotThereForIt() throws Exception {
    Path with = TestArtifact.build(folder, "with", List.of(library("shared", "same")));
    Path without = TestArtifact.build(folder, "without", List.of());
    try (LambdaService lambda = start(user("first", with), user("second", without))) {
      assertThat(invoke(lambda, "first", "").errorType()).isEmpty();
      assertThat(invoke(lambda, "second", "").errorType())
          .contains("java.lang.NoClassDefFoundError");
    }
  }

  @Test
  void aThreadOfAPoolThatASharedClassMakesWritesToTheLogOfTheFunctionAndEndsWithIt()
      throws Exception {
    Path artifact = TestArtifact.build(folder, "both", List.of(library("shared", "same")));
    List<Thread> speakers;
    try (LambdaService lambda = start(user("first", artifact), user("second", artifact))) {
      assertThat(invoke(lambda, "first", "pool").errorType()).isEmpty();
      assertThat(invoke(lambda, "second", "pool").errorType()).isEmpty();
      speakers =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("a function's speaker"))
              .toList();
    }
    assertThat(log("first")).contains("pool of first\n").doesNotContain("second");
    assertThat(log("second")).contains("pool of second\n").doesNotContain("first");
    assertThat(speakers).hasSize(2);
    for (Thread speaker : speakers) {
      assertThat(speaker.join(LONG)).isTrue();
    }
  }

  @Test
  void whatASharedClassMadeForAllOutlivesTheFunctionThatNeededItFirst() throws Exception {
    Path artifact = TestArtifact.build(folder, "both", List.of(library("shared", "same")));
    try (LambdaService lambda =
        start(
            function("first", TestHandlers.LibraryUserThatFails.class, artifact),
            function("second", TestHandlers.Exclaim.class, artifact),
            user("third", artifact))) {
      assertThat(invoke(lambda, "second", "").errorType()).isEmpty();
      lambda.find("third").warm();
      assertThat(json(invoke(lambda, "first", "")).path("errorMessage").asText())
          .isEqualTo("worked");

      assertThat(invoke(lambda, "third", "work").payload()).isEqualTo("{\"answer\":\"worked\"}");
    }
  }

  @Test
  void functionsLoadTheirClassesAtTheSameTime() throws Exception {
    Path artifact = TestArtifact.build(folder, "both", List.of());
    Artifacts artifacts = new Artifacts(folder.resolve("unpacked"));
    Path unpacked = artifacts.unpack(artifact);
    FunctionLayers layers =
        new FunctionLayers(List.of(artifact), artifacts, new ProcessCalls(false));
    FunctionLayer layer = layers.join(unpacked);
    try (FunctionClassLoader loader = layer.newLoader(unpacked)) {
      assertThat(layer.isRegisteredAsParallelCapable()).isTrue();
      assertThat(loader.isRegisteredAsParallelCapable()).isTrue();
    } finally {
      layers.leave(layer);
    }
  }

  private LambdaService start(FunctionResource... functions) {
    ClockSkew skew = function -> function.equals("first") ? HOUR : Duration.ZERO;
    return new LambdaService(
        List.of(functions),
        function -> Map.of(),
        folder.resolve("unpacked"),
        folder.resolve("logs"),
        1,
        skew,
        StackClock.system());
  }

  private Path library(String place, String comment) throws IOException {
    return TestArtifact.library(
        folder.resolve(place).resolve("library.jar"), SharedLibrary.class, comment);
  }

  private static FunctionResource user(String name, Path artifact) {
    return function(name, TestHandlers.LibraryUser.class, artifact);
  }

  private static FunctionResource function(String name, Class<?> handler, Path artifact) {
    return TestArtifact.function(
        name, handler, artifact, LONG, Map.of("NAME", name), OptionalInt.empty());
  }

  private String log(String function) throws IOException {
    return Files.readString(folder.resolve("logs").resolve(function + ".log"));
  }

  private static InvocationResult invoke(LambdaService lambda, String function, String input)
      throws Exception {
    return lambda.invoke(function, TextNode.valueOf(input)).get(30, TimeUnit.SECONDS);
  }

  private static JsonNode json(InvocationResult result) throws IOException {
    return Json.mapper().readTree(result.payload());
  }
}
