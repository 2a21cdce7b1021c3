package dev.receipts.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.json.Json;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Keys that are paths, markup, formulas or commands to a terminal, on a stack that keeps its data
 * on disk: they are names and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileKeysIT {
  private static final int LONGEST_KEY = 1024;

  private static final List<String> KEYS =
      List.of(
          "../../x%s",
          "..%%2f..%%2fx%s",
          "a/../../b%s",
          "a/./b/../c%s",
          "/etc/cron.d/x%s",
          "..\\..\\x%s",
          "=cmd|' /C calc'!A0%s",
          "+1+1@SUM(A1)%s",
          "<script>alert(1)</script>%s",
          "\"><img src=x onerror=alert(1)>%s",
          "to\r\nBcc: victim@example.com%s",
          "\u001b[2J\u001b]0;owned\u0007%s",
          "tab\tand\u007fdelete%s",
          "evil\u202egpj%s",
          "${jndi:ldap://localhost/x}%s",
          "$(touch x);`touch y`%s",
          "../".repeat((LONGEST_KEY - 8) / 3) + "long%s");

  private EmbeddedStack stack;
  private Pipeline pipeline;
  private ReceiptsCommand receipts;
  private Path outside;
  private Path data;

  @BeforeAll
  void start(@TempDir Path outermost, @TempDir Path commands) throws IOException {
    outside = outermost;
    data = Files.createDirectories(outermost.resolve("one/two/three/data"));
    TextractRehearsal textract = new TextractRehearsal();
    Timeline timeline = new Timeline();
    stack =
        EmbeddedStack.start(
            StackOptions.of(Path.of(".."))
                .dataFolder(data)
                .textractFaults(textract)
                .executions(timeline)
                .build());
    pipeline = new Pipeline(stack, textract, timeline);
    receipts = new ReceiptsCommand(commands, pipeline.environment());
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
  void areStoredOrRejectedAndHarmNeitherTheDiskNorTheMailNorTheTerminal() throws IOException {
    List<Document> good = upload(".pdf", Pipeline.anyReceipt());
    List<Document> bad = upload(".png", "no receipt".getBytes(UTF_8));

    assertThat(good).as("keys that S3 takes").hasSizeGreaterThan(KEYS.size() / 2);
    assertThat(good).allSatisfy(HostileKeysIT::assertStored);
    assertThat(bad).allSatisfy(HostileKeysIT::assertRejected);
    assertThat(pipeline.mailbox().all())
        .hasSizeGreaterThanOrEqualTo(good.size())
        .allSatisfy(
            mail -> {
              assertThat(mail.html()).contains("<body").doesNotContain("<script", "<img");
              assertThat(mail.subject() + mail.text().replace("\r\n", "").replace("\n", ""))
                  .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
              assertThat(mail.to()).noneMatch(address -> address.contains("victim"));
            });
    assertThat(outsideOfTheData()).as("files outside of the stack's folder").isEmpty();
    assertPrintable(receipts.run("dlq", "list", "--each"));
    Ended reconciled = receipts.run("reconcile", "--grace", "0s");
    assertPrintable(reconciled);
    assertThat(reconciled.status()).as(reconciled.toString()).isZero();
    assertThat(String.join("\n", reconciled.out()))
        .containsPattern("(?m)^%d +uploaded$".formatted(good.size() + bad.size()))
        .containsPattern("(?m)^%d +dead-lettered$".formatted(bad.size()));
    assertPrintable(receipts.run("dlq", "show", bad.getFirst().id().value()));
  }

  @Test
  void areCellsOfTheTableAndTextsOfTheJson(@TempDir Path scans) throws IOException {
    List<String> names =
        List.of("=cmd|' C calc'!A0.pdf", "<img src=x>.pdf", "\u001b[2Jred.pdf", "two\nlines.pdf");
    for (String name : names) {
      Files.write(scans.resolve(name), Pipeline.anyReceipt());
    }
    Path results = scans.resolve("results");

    Ended ended = receipts.run("run", "--data", results.toString(), scans.toString());

    assertThat(ended.status()).as(ended.toString()).isZero();
    assertPrintable(ended);
    List<String> sources = new ArrayList<>();
    for (String line : Files.readAllLines(results.resolve("receipts.jsonl"))) {
      JsonNode receipt = Json.mapper().readTree(line);
      sources.add(receipt.path("source").asText());
    }
    assertThat(sources).containsExactlyInAnyOrderElementsOf(names);
  }

  /** Uploads under each key that S3 takes; what it refuses it refuses as a fault of the caller. */
  private List<Document> upload(String suffix, byte[] content) {
    List<Document> documents = new ArrayList<>();
    for (String key : KEYS) {
      try {
        documents.add(pipeline.upload(key.formatted(suffix), content));
      } catch (S3Exception e) {
        assertThat(e.statusCode()).as(key).isBetween(400, 499);
      }
    }
    return documents;
  }

  private static void assertStored(Document document) {
    assertThat(document.awaitEnd()).as(document.key()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(document.receipts())
        .singleElement()
        .satisfies(
            receipt ->
                assertThat(receipt)
                    .containsEntry("S3FilePath", AttributeValue.fromS(document.s3Path())));
  }

  private static void assertRejected(Document document) {
    assertThat(document.awaitEnd()).as(document.key()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(document.row())
        .containsEntry("Key", AttributeValue.fromS(document.key()))
        .containsEntry(
            "Error", AttributeValue.fromS("dev.receipts.error.UnsupportedDocumentException"));
  }

  private List<Path> outsideOfTheData() {
    try (Stream<Path> files = Files.walk(outside)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.startsWith(data)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing that moves the cursor, colours, rings, or turns the direction of writing. */
  private static void assertPrintable(Ended ended) {
    assertThat(ended.out()).as(ended.toString()).isNotEmpty();
    assertThat(Stream.concat(ended.out().stream(), ended.err().stream()))
        .noneMatch(line -> line.matches("(?s).*[\\p{Cc}\\p{Cf}].*"));
  }
}
