package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.integration.ReceiptsCommand.Running;
import dev.receipts.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, in processes of its own. */
class CommandIT {
  private static final int PORTS_OF_A_STACK = 10;
  private static final String GOOD = "samples/hardware-nl.pdf";
  private static final String BROKEN = "samples/broken/empty.jpg";

  private final ReceiptsCommand receipts;

  CommandIT(@TempDir Path folder) {
    this.receipts = new ReceiptsCommand(folder);
  }

  @Test
  void parsePrintsOneJsonObjectForEachReceipt() throws IOException {
    Ended ended = receipts.run("parse", "--json", GOOD, "samples/invoice-at-three-rates.pdf");

    assertThat(ended.status()).isZero();
    List<JsonNode> lines = json(ended.out());
    assertThat(lines)
        .extracting(line -> line.path("source").asText())
        .containsExactly("hardware-nl.pdf", "invoice-at-three-rates.pdf");
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.at("/vendor/name").asText()).isNotBlank();
              assertThat(line.path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
              assertThat(line.path("total").isNumber()).isTrue();
              assertThat(line.path("currency").asText()).isEqualTo("EUR");
              assertThat(line.path("lineItems").isArray()).isTrue();
              assertThat(line.path("status").asText()).isNotBlank();
            });
    assertNothingIsLeft(Path.of("none"));
  }

  @Test
  void parsePrintsNothingButJsonForAPdfThatBringsNoFonts(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("no-fonts.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 720);
        content.showText("Corner Shop Ltd");
        content.endText();
      }
      document.save(file.toFile());
    }

    Ended ended = receipts.run("parse", "--json", file.toString());

    assertThat(ended.status()).isZero();
    assertThat(json(ended.out())).hasSize(1);
  }

  @Test
  void parseGoesOnAfterAFileThatCannotBeRead() {
    Ended ended = receipts.run("parse", "--json", BROKEN, GOOD);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).hasSize(1);
    assertThat(ended.err()).anySatisfy(line -> assertThat(line).contains("empty.jpg"));
  }

  @Test
  void parseNamesAFileWithoutText(@TempDir Path folder) throws IOException {
    Path blank = folder.resolve("blank.png");
    BufferedImage page = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
    page.createGraphics().fillRect(0, 0, page.getWidth(), page.getHeight());
    ImageIO.write(page, "png", blank.toFile());

    Ended ended = receipts.run("parse", blank.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .anySatisfy(line -> assertThat(line).contains("blank.png", "No text was found"));
  }

  @Test
  void runPrintsATableAndWhatWentToTheDeadLetterQueue() throws IOException {
    Ended ended = receipts.run("run", GOOD, BROKEN);

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out())
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches("FILE +PAGES +VENDOR +DATE +SUBTOTAL +TAX +TOTAL +CURRENCY +STATUS"))
        .anySatisfy(
            line -> assertThat(line).matches("hardware-nl\\.pdf +1 .*2026-02-19.*246\\.88.*"))
        .contains("In the dead-letter queue:")
        .anySatisfy(line -> assertThat(line).contains("EmptyDocumentException"))
        .anySatisfy(line -> assertThat(line).contains("The file is empty (0 bytes)"));
    Path mails = named(ended.out(), "E-mails: ");
    assertThat(files(mails)).singleElement().asString().endsWith(".eml");
    assertThat(json(Files.readAllLines(named(ended.out(), "JSON:    "))))
        .extracting(line -> line.path("source").asText())
        .containsExactly("hardware-nl.pdf");
    assertThat(ended.out()).contains("They stay until you delete them: rm -r " + mails.getParent());
    assertNothingIsLeft(mails.getParent());
  }

  @Test
  void runWithJsonHasNothingElseOnTheStandardOutput() throws IOException {
    Path data = receipts.temporaryFolder().resolveSibling("data");

    Ended ended = receipts.run("run", "--json", "--data", data.toString(), GOOD);

    assertThat(ended.status()).isZero();
    assertThat(json(ended.out()))
        .extracting(line -> line.path("source").asText())
        .containsExactly("hardware-nl.pdf");
    assertThat(ended.err()).isNotEmpty();
    assertThat(data.resolve("receipts.jsonl")).exists();
    assertNothingIsLeft(data);
  }

  @Test
  void upServesUntilItIsToldToEndAndEnvPointsAtIt(@TempDir Path elsewhere) throws IOException {
    String port = Integer.toString(freePorts());
    Running up = receipts.start("up", "--port", port);
    try {
      up.awaitLine("The embedded stack is up.");

      Ended env = new ReceiptsCommand(elsewhere).run("env", "--port", port);

      assertThat(env.status()).isZero();
      assertThat(env.out())
          .contains("export AWS_ENDPOINT_URL_S3=http://127.0.0.1:" + port)
          .allSatisfy(line -> assertThat(line).matches("(export [A-Z0-9_]+=\\S+|unset [A-Z_ ]+)"));
    } finally {
      up.interrupt();
    }
    assertThat(up.awaitEnd().out()).contains("Stop it with Ctrl-C.");
    assertNothingIsLeft(Path.of("none"));
  }

  @Test
  void aRunThatIsBrokenOffLeavesNothing() throws IOException {
    Running run = receipts.start("run", GOOD);
    try {
      run.awaitLine("Uploading 1 file …");
    } finally {
      run.interrupt();
    }
    assertThat(run.awaitEnd().err())
        .noneMatch(line -> line.startsWith("receipts: ") || line.contains("Exception"));
    assertNothingIsLeft(Path.of("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "run",
        "run --no-such-option samples/hardware-nl.pdf",
        "run no/such/file.pdf",
        "parse",
        "up --port many"
      })
  void wrongUsageIsExplained(String arguments) {
    Ended ended = receipts.run(words(arguments));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .anySatisfy(line -> assertThat(line).matches("(Usage|Did you mean): receipts.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "run --help",
        "parse --help",
        "explain --help",
        "up --help",
        "env --help",
        "review --help",
        "review list --help",
        "review show --help",
        "review correct --help",
        "review approve --help"
      })
  void helpIsThereEverywhere(String arguments) {
    Ended ended = receipts.run(words(arguments));

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).anySatisfy(line -> assertThat(line).startsWith("Usage: receipts"));
    assertThat(ended.err()).isEmpty();
  }

  /** The stack's temporary files are gone; the results that the user was told of stay. */
  private void assertNothingIsLeft(Path results) throws IOException {
    assertThat(files(receipts.temporaryFolder()))
        .filteredOn(file -> !file.equals(results))
        // The virtual machine's own, deleted by the next one that starts.
        .filteredOn(file -> !file.getFileName().toString().startsWith("hsperfdata_"))
        .isEmpty();
    assertThat(files(receipts.userHome())).isEmpty();
  }

  /** The first of as many free ports in a row as a stack needs. */
  private static int freePorts() throws IOException {
    for (int first = 20_000; first < 30_000; first += PORTS_OF_A_STACK) {
      if (IntStream.range(first, first + PORTS_OF_A_STACK).allMatch(CommandIT::isFree)) {
        return first;
      }
    }
    throw new IOException("No free ports");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static String[] words(String arguments) {
    return arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
  }

  private static List<JsonNode> json(List<String> lines) throws IOException {
    List<JsonNode> parsed = new ArrayList<>();
    for (String line : lines) {
      parsed.add(Json.mapper().readTree(line));
    }
    return parsed;
  }

  private static Path named(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> Path.of(line.substring(label.length())))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
