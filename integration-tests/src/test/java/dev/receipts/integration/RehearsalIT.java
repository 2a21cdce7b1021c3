package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.rehearsal.RehearsalListener;
import dev.receipts.local.rehearsal.RehearsalResult;
import dev.receipts.local.rehearsal.Rehearsals;
import dev.receipts.local.rehearsal.Rehearsals.Round;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some bad days with few documents; {@code receipts rehearse all} has them all, with many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalIT {
  private static final int DOCUMENTS = 15;

  private final Rehearsals rehearsals = Rehearsals.start(Path.of(".."));

  @AfterAll
  void stop() {
    rehearsals.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "throttled-textract, false",
    "answer-lost-after-start, false",
    "job-partial, true",
    "mail-rejected, true",
    "function-killed, false",
    "duplicate-events, false",
    "lost-events, false",
    "uploaded-again, false",
    "job-failed+execution-aborted-by-hand+database-throttled, true",
    "storm, false"
  })
  void nothingIsLostAndNothingDoubled(String scenario, boolean deadLetters)
      throws InterruptedException {
    RehearsalResult result = rehearsals.rehearse(new Round(scenario, 2), DOCUMENTS, new Silent());

    assertThat(result.violations()).as(scenario).isEmpty();
    assertThat(result.documents()).isEqualTo(DOCUMENTS);
    assertThat(result.faults()).as("faults").isPositive();
    if (deadLetters) {
      assertThat(result.deadLettered()).as("dead-lettered").isPositive();
      assertThat(result.redriven()).isGreaterThanOrEqualTo(result.deadLettered());
    }
  }

  private static final class Silent implements RehearsalListener {
    @Override
    public void progress(String scenario, String phase, int done, int documents) {}

    @Override
    public void ended(RehearsalResult result) {}
  }
}
