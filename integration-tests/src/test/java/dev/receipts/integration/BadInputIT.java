package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What cannot be read ends in the dead-letter queue and says why; odd names are no reason. */
@ExtendWith(EmbeddedPipeline.class)
class BadInputIT {
  private static final Path BROKEN = Pipeline.SAMPLES.resolve("broken");
  private static final int LONGEST_KEY = 1_024;
  private static final int ELEVEN_MEGABYTES = 11 << 20;

  private final Pipeline pipeline;

  BadInputIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** A file with the error that {@code samples/broken/README.md} names for it. */
  record Broken(String file, String error) {
    private static final Pattern ROW =
        Pattern.compile("^\\| `([^`]+)` \\|.*\\| `(\\w+)` \\|$", Pattern.MULTILINE);

    static List<Broken> all() throws IOException {
      return ROW.matcher(Files.readString(BROKEN.resolve("README.md")))
          .results()
          .map((MatchResult row) -> new Broken(row.group(1), row.group(2)))
          .toList();
    }

    @Override
    public String toString() {
      return file + " ends with " + error;
    }
  }

  static List<Broken> brokenFiles() throws IOException {
    return Broken.all();
  }

  @Test
  void everyBrokenFileIsDescribed() throws IOException {
    try (Stream<Path> files = Files.list(BROKEN)) {
      assertThat(Broken.all())
          .extracting(Broken::file)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("README.md"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void isDeadLetteredUnderTheErrorThatNamesTheCause(Broken broken) {
    Document document =
        pipeline.upload("broken/" + broken.file(), Pipeline.sample("broken/" + broken.file()));

    assertDeadLettered(document, "dev.receipts.error." + broken.error());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty.jpg          | The file is empty (0 bytes): upload it again
          text-named.jpg     | The file is text, and only JPEG, PNG, PDF and TIFF can be read
          cut-off.jpg        | The JPEG is damaged (it is cut off before its end): upload the whole file again
          password.pdf       | password
          zero-pages.pdf     | no page
          endless.pdf        | its page tree runs in a circle
          too-many-pages.pdf | The PDF has more than 3,000 pages, the most that are allowed: split it
          damaged.pdf        | The PDF is damaged (
          bomb.png           | 60,000 by 60,000 pixels and Textract takes at most 10,000 on each side: scale it down
          photo.heic         | The file is a HEIC image, and only JPEG, PNG, PDF and TIFF can be read: set the phone's camera to JPEG
          photo.webp         | The file is a WEBP image, and only JPEG, PNG, PDF and TIFF can be read: save it as JPEG
          """)
  void saysWhatIsWrongAndWhatToDo(String file, String sentence) {
    Document document = pipeline.upload("sentence/" + file, Pipeline.sample("broken/" + file));
    document.awaitEnd();

    assertThat(document.deadLetters())
        .singleElement()
        .satisfies(message -> assertThat(message.message()).contains(sentence).endsWith("."));
  }

  @Test
  void refusesAnImageOverTheSizeLimitBeforeItIsPaidFor() {
    byte[] photo = Pipeline.sample("cafe-fr-photo.jpg");
    Document document =
        pipeline.upload("broken/11-megabytes.jpg", Arrays.copyOf(photo, ELEVEN_MEGABYTES));

    DeadLetterMessage message =
        assertDeadLettered(document, DocumentTooLargeException.class.getName());

    assertThat(message.message())
        .contains("11,534,336 bytes and Textract takes at most 10,485,760")
        .contains("lower resolution");
    assertThat(message.size()).isEqualTo(ELEVEN_MEGABYTES);
  }

  @Test
  void anObjectThatIsDeletedBeforeItIsReadIsNotReadFromItsOldVersion() {
    Document document =
        pipeline.whileNobodyIsAdmitted(
            () -> {
              Document waiting = pipeline.upload("broken/deleted.pdf", Pipeline.anyReceipt());
              pipeline.delete(waiting);
              return waiting;
            });

    DeadLetterMessage message = assertDeadLettered(document, ObjectGoneException.class.getName());

    assertThat(message.message()).contains("upload it again if it is still wanted");
  }

  @Test
  void anyKeyIsFine() {
    String longest = "keys/longest/" + "k".repeat(LONGEST_KEY - 17) + ".pdf";
    List<String> keys =
        List.of(
            "keys/with spaces in it .pdf",
            "keys/plus+signs+1+1=2.pdf",
            "keys/100%/100%25.pdf",
            "keys/%E2%82%AC%zz.pdf",
            "keys/&<>\"'#?;:@!$()*,~[]{}|^`\\.pdf",
            "keys//two//slashes.pdf",
            "keys/領収書/Größe e\u0301 \uD83E\uDDFE.pdf",
            longest);
    assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(LONGEST_KEY);

    List<Document> documents =
        keys.stream().map(key -> pipeline.upload(key, Pipeline.anyReceipt())).toList();

    assertThat(documents)
        .allSatisfy(
            document -> {
              assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
              assertThat(document.receipts())
                  .singleElement()
                  .satisfies(
                      receipt ->
                          assertThat(receipt)
                              .containsEntry(
                                  "S3FilePath", AttributeValue.fromS(document.s3Path())));
              assertThat(document.mails()).hasSize(1);
            });
  }

  @Test
  void keysThatDifferOnlyInHowTheyLookEncodedAreDifferentDocuments() {
    Document plus = pipeline.upload("keys/a+b.pdf", Pipeline.anyReceipt());
    Document space = pipeline.upload("keys/a b.pdf", Pipeline.anyReceipt());
    Document encoded = pipeline.upload("keys/a%20b.pdf", Pipeline.anyReceipt());

    for (Document document : List.of(plus, space, encoded)) {
      assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(document.receipts()).hasSize(1);
      assertThat(document.row()).containsEntry("Key", AttributeValue.fromS(document.key()));
    }
  }

  /** It failed, exactly one message says so, and nothing else came of it. */
  private static DeadLetterMessage assertDeadLettered(Document document, String error) {
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);

    List<DeadLetterMessage> messages = document.deadLetters();
    assertThat(messages).hasSize(1);
    DeadLetterMessage message = messages.getFirst();
    assertThat(message.error()).isEqualTo(error);
    assertThat(message.kind()).isEqualTo(Kind.PERMANENT);
    assertThat(message.message()).endsWith(".");
    assertThat(message.advice()).endsWith(".");
    assertThat(message.key()).isEqualTo(document.key());
    assertThat(message.versionId()).isEqualTo(Optional.of(document.versionId()));
    assertThat(message.executionArn()).isEqualTo(document.executionArn());
    assertThat(message.attempts()).isEqualTo(1);
    assertThat(document.shownCause()).contains(error);
    assertThat(document.row())
        .containsEntry("Status", AttributeValue.fromS("FAILED"))
        .containsEntry("Error", AttributeValue.fromS(error))
        .containsEntry("ErrorMessage", AttributeValue.fromS(message.message()));
    assertThat(document.receipts()).isEmpty();
    assertThat(document.mails()).isEmpty();
    assertThat(document.textractJobs()).isZero();
    return message;
  }
}
