package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.pipeline.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
