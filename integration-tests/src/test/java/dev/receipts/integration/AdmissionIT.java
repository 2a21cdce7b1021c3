package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.error.DocumentNotAdmittedException;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.json.Json;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Who may start: nobody while it is paused, one at a time while a service is down. */
@ExtendWith(EmbeddedPipeline.class)
class AdmissionIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Pipeline pipeline;
  private final ReceiptsCommand receipts;

  AdmissionIT(Pipeline pipeline, @TempDir Path folder) {
    this.pipeline = pipeline;
    this.receipts = new ReceiptsCommand(folder, pipeline.environment());
  }

  @Test
  void uploadsWaitWhileAdmissionIsPausedByHandAndGoOnAfterwards() {
    succeeds("admission", "pause", "--by", "ops", "--reason", "maintenance");
    Document document;
    try {
      document = pipeline.upload("admission/paused.pdf", Pipeline.anyReceipt());
      Await.until("A waiting upload", SOON, () -> !pipeline.ingestQueue().isEmpty());

      JsonNode shown = show();

      assertThat(shown.path("paused").asBoolean()).isTrue();
      assertThat(shown.at("/pause/by").asText()).isEqualTo("ops");
      assertThat(shown.at("/pause/reason").asText()).isEqualTo("maintenance");
      assertThat(shown.path("waiting").asInt()).isEqualTo(1);
      assertThat(shown.at("/leases/limit").asInt()).isEqualTo(Pipeline.IN_FLIGHT_LIMIT);
      assertThat(document.status()).isEmpty();
      // What the alarm AdmissionPaused counts.
      Await.until(
          "The line in the log", SOON, () -> saysPaused(pipeline.log("StartExecutionFunction")));
    } finally {
      succeeds("admission", "resume", "--by", "ops", "--reason", "done");
    }

    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
    assertThat(pipeline.ingestDeadLetterQueue().takeAll()).isEmpty();
    assertThat(show().path("paused").asBoolean()).isFalse();
  }

  @Test
  void aRedriveFromTheConsoleWaitsForAPlaceAsAnyOtherDocumentDoes() {
    Document document =
        pipeline.whileTheReceiptsTableIsMissing(
            () -> {
              Document failed = pipeline.upload("admission/redriven.pdf", Pipeline.anyReceipt());
              assertThat(failed.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
              return failed;
            });

    pipeline.whileNobodyIsAdmitted(
        () -> {
          pipeline.redrive(document.executionArn());
          Await.until("The redrive that waits", SOON, () -> waits(document));
          assertThat(document.holdsLease()).isFalse();
          return document;
        });

    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(document.receipts()).hasSize(1);
    assertThat(document.textractJobs()).isEqualTo(1);
  }

  @Test
  void theBreakerStopsAdmissionWhileTextractIsDownAndNothingIsLost() {
    List<Document> documents =
        pipeline
            .textract()
            .whileRefusing(
                Operation.START_EXPENSE_ANALYSIS,
                TextractError.INTERNAL_SERVER_ERROR,
                () -> {
                  List<Document> uploaded =
                      IntStream.range(0, 3 * Pipeline.IN_FLIGHT_LIMIT)
                          .mapToObj(
                              i ->
                                  pipeline.upload(
                                      "admission/down-%d.pdf".formatted(i), Pipeline.anyReceipt()))
                          .toList();
                  Await.until("The breaker", SOON, () -> show().path("paused").asBoolean());
                  JsonNode breaker = show().path("breaker");
                  assertThat(breaker.path("state").asText()).isIn("OPEN", "HALF_OPEN");
                  assertThat(breaker.path("service").asText()).isEqualTo("TEXTRACT");
                  return uploaded;
                });

    for (Document document : documents) {
      assertThat(document.awaitEnd()).as(document.toString()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(document.textractJobs()).isEqualTo(1);
    }
    assertThat(pipeline.timeline().mostRunningAtOnce(documents))
        .isLessThanOrEqualTo(Pipeline.IN_FLIGHT_LIMIT);
    Await.until("The end of the pause", SOON, () -> !show().path("paused").asBoolean());
  }

  private static boolean saysPaused(List<String> log) {
    return log.stream()
        .anyMatch(
            line -> {
              try {
                JsonNode entry = Json.mapper().readTree(line);
                return entry.path("outcome").asText().equals("PAUSED")
                    && entry.path("level").asText().equals("WARN");
              } catch (JsonProcessingException e) {
                return false;
              }
            });
  }

  private static boolean waits(Document document) {
    return document.history().stream()
        .anyMatch(
            event ->
                event.taskFailedEventDetails() != null
                    && DocumentNotAdmittedException.class
                        .getName()
                        .equals(event.taskFailedEventDetails().error()));
  }

  private JsonNode show() {
    try {
      return Json.mapper().readTree(succeeds("admission", "show", "--json").out().getFirst());
    } catch (JsonProcessingException e) {
      throw new AssertionError("The command did not print JSON", e);
    }
  }

  private Ended succeeds(String... arguments) {
    Ended ended = receipts.run(arguments);
    assertThat(ended.status()).as(ended.toString()).isZero();
    return ended;
  }
}
