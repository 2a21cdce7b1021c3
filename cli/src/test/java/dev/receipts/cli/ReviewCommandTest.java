package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.review.ListedReview;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewCommandTest {
  private static final ListedReview LISTED =
      new ListedReview(
          "abc-00000",
          Instant.parse("2026-03-17T10:11:12.345Z"),
          Optional.of("\u001b[2JShop"),
          Optional.empty(),
          Optional.of(new BigDecimal("12.50")),
          Optional.of("EUR"),
          "s3://inbox/a.pdf",
          1,
          List.of("The date was not found.", "Another reason."));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aReceiptInTheListCannotControlTheTerminal() {
    assertThat(ReviewListCommand.table(List.of(LISTED), new Room(true)).lines().getLast())
        .isEqualTo(
            "abc-00000  2026-03-17T10:11:12Z  ?[2JShop  -     12.50  EUR       The date was not"
                + " found. (and 1 more)");
  }

  @Test
  void theListIsJsonForMachines() {
    assertThat(ReviewListCommand.json(LISTED))
        .startsWith("{\"receiptId\":\"abc-00000\"")
        .contains("\"total\":12.50", "\"reviewReasons\":[\"The date was not found.\",");
  }

  @Test
  void aWrongFieldIsExplainedBeforeAnythingIsCalled() {
    assertThat(run("review", "correct", "abc-00000", "total")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'total' is no correction: write field=value.")
        .contains("The fields are vendor, ");
  }

  @Test
  void anIdAReasonAndWhoDoesItMustSaySomething() {
    assertWrongUsage("(ID): it is empty", "review", "show", "");
    assertWrongUsage("(ID): it is empty", "review", "approve", " ");
    assertWrongUsage("'--reason': it is empty", "review", "approve", "a-0", "--reason", "");
    assertWrongUsage("'--by': it is empty", "review", "approve", "a-0", "--by= ");
    assertWrongUsage("'--reason': it is empty", "dlq", "discard", "a", "--reason", " ");
    assertWrongUsage("'--reason': it is empty", "admission", "pause", "--reason=");
  }

  @Test
  void aListOfNothingIsWrongUsage() {
    assertWrongUsage("At most 0 receipts is none: give 1 or more", "review", "list", "--maximum=0");
    assertWrongUsage("At most -3 receipts is none", "review", "list", "--maximum=-3");
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    assertThat(run("review")).isEqualTo(2);
    assertThat(err.toString()).contains("Say what to do: list, show, correct or approve.");
  }

  private void assertWrongUsage(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
