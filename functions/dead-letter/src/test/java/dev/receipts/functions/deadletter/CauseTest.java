package dev.receipts.functions.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void tellsTheSentenceOfThePipelinesOwnErrors() {
    assertThat(
            Cause.sentence(
                "dev.receipts.error.EmptyDocumentException",
                "{\"errorMessage\":\"The file\\nhas no bytes.\"}"))
        .isEqualTo("The file has no bytes.");
  }

  @Test
  void keepsTheMessageOfAnUnknownErrorBackBecauseItMayQuoteTheDocument() {
    assertThat(
            Cause.sentence(
                "java.lang.NumberFormatException",
                "{\"errorMessage\":\"For input string: \\\"Jane Doe 12,50\\\"\"}"))
        .isEqualTo(
            "The stage failed with java.lang.NumberFormatException; the function's log says why.");
  }

  @Test
  void saysItInItsOwnWordsWhereStepFunctionsGivesNoCause() {
    assertThat(Cause.sentence("States.Timeout", ""))
        .isEqualTo("The stage took longer than its time-out.");
  }

  @Test
  void cutsAnEndlessMessage() {
    assertThat(
            Cause.sentence(
                "dev.receipts.error.TextractRefusedException",
                "{\"errorMessage\":\"" + "x".repeat(5_000) + "\"}"))
        .hasSize(1_001);
  }

  @Test
  void survivesACauseThatIsNoJson() {
    assertThat(Cause.sentence("dev.receipts.error.ObjectGoneException", "{cut o"))
        .contains("ObjectGoneException");
  }
}
