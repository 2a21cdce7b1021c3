package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.pipeline.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine that is deployed, in virtual time. */
class PipelineDefinitionTest {
  private static final Path DEFINITION = Path.of("..", "statemachine", "receipt-pipeline.asl.json");

  private static final String INPUT = "{\"document\": {\"documentId\": \"d\"}}";

  /** Holds whatever a stage answers with. */
  private static final String ANSWER =
      """
      {"jobId": "j", "pages": 1, "status": "SUCCEEDED", "manifestKey": "m",
       "receipts": 1, "needReview": 0}\
      """;

  private final Fixture fixture = new Fixture();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "StartTextract")
  void aStageWaitsUntilItsFunctionHasASnapshotAgain(Stage stage) {
    for (int call = 1; call <= 4; call++) {
      fixture.fails(stage.name(), "Lambda.SnapStartNotReadyException");
    }
    for (Stage each : Stage.values()) {
      fixture.succeeds(each.name(), ANSWER);
    }

    ExecutionDescription execution = fixture.finished(fixture.start(definition(), INPUT));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(fixture.calls).filteredOn(call -> call.stateName().equals(stage.name())).hasSize(5);
    // A snapshot takes a minute or two. Chance makes half of 15, 30, 60 and 60 seconds here.
    assertThat(Duration.between(Fixture.START, execution.stopDate().orElseThrow()))
        .isGreaterThan(Duration.ofSeconds(82));
  }

  @Test
  void aJobIsPolledUpToTheLatestDeadlineHoweverShortTheWaitsAre() {
    Instant deadline = Fixture.START.plusSeconds(80_000);
    fixture
        .succeeds("StartTextract", ANSWER)
        .answers(
            "CollectTextract",
            call ->
                CompletableFuture.completedFuture(
                    fixture.time.now().isBefore(deadline)
                        ? new TaskResult.Succeeded(Fixture.result("{\"status\": \"IN_PROGRESS\"}"))
                        : new TaskResult.Failed("TimedOut", "still in progress")))
        .fails("DeadLetter", "DocumentDeadLettered");

    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                definition(
                    Map.of(
                        "FirstPollSeconds", "0",
                        "PollSecondsPerHundredPages", "0",
                        "MaximumPollSeconds", "1")),
                INPUT));

    assertThat(execution.error()).hasValue("DocumentDeadLettered");
    TaskCall deadLetter = fixture.calls.getLast();
    assertThat(deadLetter.arguments().at("/Payload/failure/error").textValue())
        .isEqualTo("TimedOut");
    // Of 25,000, to leave room for retries and redrives.
    HistoryEvent last =
        fixture
            .service
            .history(execution.executionArn(), true, 1, Optional.empty())
            .items()
            .getFirst();
    assertThat(last.id()).isLessThan(15_000);
  }

  private static String definition() {
    return definition(
        Map.of(
            "FirstPollSeconds", "8",
            "PollSecondsPerHundredPages", "30",
            "MaximumPollSeconds", "300"));
  }

  private static String definition(Map<String, String> parameters) {
    try {
      String text = Files.readString(DEFINITION);
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        text = text.replace("${" + parameter.getKey() + "}", parameter.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
