package dev.receipts.functions.starttextract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged when everything is to be logged, which is how Powertools sets levels. */
class LogLevelTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  @BeforeEach
  void logEverything() {
    System.setOut(new PrintStream(logged, true, UTF_8));
    Configurator.setAllLevels("", Level.TRACE);
  }

  @AfterEach
  void restore() {
    Configurator.setAllLevels("", Level.INFO);
    System.setOut(before);
  }

  private String log(String logger, Level level) {
    LogManager.getLogger(logger).log(level, "a word of the document");
    return logged.toString(UTF_8);
  }

  @Test
  void details() {
    assertThat(log("dev.receipts.Anything", Level.DEBUG)).contains("a word of the document");
  }

  @Test
  void andNothingOfPdfBoxWhichQuotesDocuments() {
    assertThat(log("org.apache.pdfbox.pdfparser.COSParser", Level.ERROR)).isEmpty();
    assertThat(log("org.apache.fontbox.cmap.CMapParser", Level.ERROR)).isEmpty();
  }

  @Test
  void andNoRequestsOfTheSdk() {
    assertThat(log("software.amazon.awssdk.request", Level.DEBUG)).isEmpty();
    assertThat(log("software.amazon.awssdk.retries", Level.WARN)).isNotEmpty();
  }
}
