package dev.receipts.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.json.Json;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The ledger names every uploaded document that does not add up, and sets it going again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Keys whose events do not arrive. */
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

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
                .parameters(Map.of("InboxPrefix", "in/"))
                .textractFaults(textract)
                .executions(timeline)
                .eventFaults(
                    (bucket, key) -> lost.contains(key) ? List.of() : List.of(Duration.ZERO))
                .build());
    pipeline = new Pipeline(stack, textract, timeline);
    receipts = new ReceiptsCommand(folder, pipeline.environment());
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
  void findsAndRepairsWhatWasLostAndChangesNothingElse() throws IOException {
    lost.add("in/lost.pdf");
    Document silent = pipeline.upload("in/silent.pdf", "no receipt either".getBytes(UTF_8));
    awaitEnd(silent);
    // Taken off the queue, as SQS does after 14 days.
    assertThat(pipeline.deadLetterQueue().messagesOf(silent)).hasSize(1);
    Document failed = pipeline.upload("in/failed.pdf", "no receipt".getBytes(UTF_8));
    Document stored = pipeline.upload("in/stored.pdf", Pipeline.anyReceipt());
    Document lostOne = pipeline.upload("in/lost.pdf", Pipeline.anyReceipt());
    pipeline.upload("elsewhere/no-receipt.pdf", Pipeline.anyReceipt());
    awaitEnd(failed);
    awaitEnd(stored);
    pipeline.awaitIngestion();

    Ended looked = receipts.run("reconcile", "--grace", "0s");

    assertThat(looked.err()).isEmpty();
    assertThat(looked.status()).isEqualTo(1);
    assertThat(String.join("\n", looked.out()))
        .contains(lostOne.id() + "  in/lost.pdf\n    it was uploaded, and no execution was started")
        .contains(silent.id() + "  in/silent.pdf\n    it failed, and the dead-letter queue has no")
        .containsPattern("(?m)^4 +uploaded$")
        .containsPattern("(?m)^1 +stored$")
        .containsPattern("(?m)^1 +dead-lettered$")
        .containsPattern("(?m)^2 +astray$")
        .contains("2 documents do not add up");

    Ended repaired = receipts.run("reconcile", "--grace", "0s", "--repair", "--json");

    assertThat(repaired.status()).isZero();
    assertThat(sums(repaired).path("repaired").asInt()).isEqualTo(2);
    awaitEnd(lostOne);
    assertThat(lostOne.mails()).hasSize(1);
    Ended closed = receipts.run("reconcile", "--grace", "0s", "--json");
    assertThat(closed.status()).isZero();
    assertThat(sums(closed).path("closes").asBoolean()).isTrue();
    assertThat(sums(closed).path("stored").asInt()).isEqualTo(2);
    assertThat(sums(closed).path("deadLettered").asInt()).isEqualTo(2);
    assertThat(sums(closed).path("leftOverLeases").asInt()).isZero();

    // As if the function that gives it back had failed each time.
    pipeline.lease(stored);
    assertThat(receipts.run("reconcile", "--grace", "0s").out())
        .last()
        .asString()
        .startsWith("1 lease is still held by executions that have ended");
    assertThat(receipts.run("reconcile", "--grace", "0s", "--repair").out())
        .last()
        .asString()
        .startsWith("1 lease is given back now");
    assertThat(pipeline.leases()).doesNotContain(stored.id().value());

    pipeline.edit(stored, "Receipts", AttributeValue.fromS("two"));

    Ended damaged = receipts.run("reconcile", "--grace", "0s", "--json");
    assertThat(damaged.status()).isEqualTo(1);
    JsonNode named = Json.mapper().readTree(damaged.out().getFirst());
    assertThat(named.path("gap").asText()).isEqualTo("ROW_DAMAGED");
    assertThat(named.path("detail").asText()).contains(stored.id().value(), "holds in Receipts");
    assertThat(sums(damaged).path("stored").asInt()).isEqualTo(1);
    assertThat(sums(damaged).path("deadLettered").asInt()).isEqualTo(2);
    assertThat(sums(damaged).path("astray").asInt()).isEqualTo(1);

    assertThat(pipeline.deadLetterQueue().messagesOf(silent)).hasSize(2);
    assertThat(silent.row()).containsEntry("Attempts", AttributeValue.fromN("1"));
    assertThat(pipeline.executions()).hasSize(4);
  }

  private void awaitEnd(Document document) {
    Await.until(
        "The end of " + document.key(),
        PATIENCE,
        () ->
            pipeline
                .status(pipeline.executionArn(document.id().value()))
                .filter(status -> status != ExecutionStatus.RUNNING)
                .isPresent());
  }

  private static JsonNode sums(Ended ended) throws IOException {
    return Json.mapper().readTree(ended.out().getLast());
  }
}
