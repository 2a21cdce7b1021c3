package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.DocumentId;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * A document over which a function dies every time, its whole process with it, harms no other one,
 * and ends in quarantine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashingDocumentIT {
  private static final int GOOD = 8;
  private static final int MAXIMUM_REDRIVES = 1;

  /** The first attempt and the retries that the state machine gives a process that ended. */
  private static final int ATTEMPTS = 3;

  /** Over whom the function dies. */
  private final Set<DocumentId> deadly = ConcurrentHashMap.newKeySet();

  private EmbeddedStack stack;
  private Pipeline pipeline;
  private ReceiptsCommand receipts;

  @BeforeAll
  void start(@TempDir Path folder) {
    TextractRehearsal textract = new TextractRehearsal();
    Timeline timeline = new Timeline();
    stack =
        EmbeddedStack.start(
            StackOptions.of(Path.of(".."))
                .parameters(
                    Map.of(
                        "InFlightLimit", Integer.toString(Pipeline.IN_FLIGHT_LIMIT),
                        "BreakerThreshold", Integer.toString(Pipeline.IN_FLIGHT_LIMIT),
                        "MaximumRedrives", Integer.toString(MAXIMUM_REDRIVES)))
                .textractFaults(textract)
                .executions(timeline)
                .faults(this::crash)
                .build());
    pipeline = new Pipeline(stack, textract, timeline);
    receipts = new ReceiptsCommand(folder, pipeline.environment());
  }

  private Optional<Fault> crash(AwsCall call) {
    return call.function().equals("StoreReceiptsFunction")
            && call.document().filter(deadly::contains).isPresent()
        ? Optional.of(new Fault.CallerKilled(false))
        : Optional.empty();
  }

  @AfterAll
  void stop() {
    try {
      pipeline.close();
    } finally {
      stack.close();
    }
  }

  @Test
  void theOthersGoOnUndisturbedAndItIsDeadLetteredAndAfterItsRedrivesQuarantined() {
    List<Document> uploaded =
        pipeline.whileNobodyIsAdmitted(
            () -> {
              List<Document> all =
                  Stream.concat(
                          Stream.of("crash/poison.pdf"),
                          IntStream.range(0, GOOD).mapToObj("crash/good-%d.pdf"::formatted))
                      .map(key -> pipeline.upload(key, Pipeline.anyReceipt()))
                      .toList();
              deadly.add(all.getFirst().id());
              return all;
            });
    Document poison = uploaded.getFirst();

    assertThat(uploaded.subList(1, uploaded.size()))
        .hasSize(GOOD)
        .allSatisfy(
            document -> {
              assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
              assertThat(failedAttempts(document)).as("attempts that failed").isZero();
              assertThat(document.receipts()).hasSize(1);
              assertThat(document.mails()).hasSize(1);
            });
    assertThat(poison.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(crashes(poison)).isEqualTo(ATTEMPTS);
    assertThat(shown(poison))
        .contains("Runtime.ExitError")
        .contains("The function's process ended unexpectedly.");

    redrive(poison);
    assertThat(poison.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(crashes(poison)).isEqualTo(2 * ATTEMPTS);
    redrive(poison);

    assertThat(poison.row()).containsEntry("Status", AttributeValue.fromS("QUARANTINED"));
    assertThat(shown(poison)).contains("uarantine");
    assertThat(poison.deadLetters()).as("left in the dead-letter queue").isEmpty();
    assertThat(poison.textractJobs()).isEqualTo(1);
    assertThat(pipeline.leases()).isEmpty();
  }

  private void redrive(Document document) {
    Ended ended = receipts.run("dlq", "redrive", "--id", document.id().value(), "--reason", "try");
    assertThat(ended.status()).as(ended.toString()).isZero();
  }

  private String shown(Document document) {
    return String.join("\n", receipts.run("dlq", "show", document.id().value()).out());
  }

  private static long failedAttempts(Document document) {
    return document.history().stream()
        .filter(event -> event.type() == HistoryEventType.TASK_FAILED)
        .count();
  }

  /** How often the function died over a document. */
  private static long crashes(Document document) {
    return document.history().stream()
        .filter(event -> event.type() == HistoryEventType.TASK_FAILED)
        .filter(event -> event.taskFailedEventDetails().error().equals("Runtime.ExitError"))
        .count();
  }
}
