package dev.receipts.cli;

import dev.receipts.review.Correction;
import dev.receipts.review.ReviewException;
import dev.receipts.review.ReviewItem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Corrects the fields of a receipt. */
@Command(
    name = "correct",
    description = {
      "Corrects fields of a receipt and checks it again.",
      "'review show' prints the names of the fields. field= says that there is none; lines[3]="
          + " removes a line; a value that is right already is confirmed."
    },
    mixinStandardHelpOptions = true)
final class ReviewCorrectCommand implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private ReviewerOption reviewer;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      converter = Converters.NotBlank.class,
      description = "A receipt's id.")
  private String id;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FIELD=VALUE",
      description = "As total=12.50, date=2026-03-17 or lines[2].amount=3.20.")
  private List<String> corrections = List.of();

  @Option(names = "--json", description = "Print the corrected receipt as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Correction correction = correction();
    try (DeployedReviews reviews = stack.reviews()) {
      ReviewItem item = reviews.use(found -> found.correct(id, correction, reviewer.reviewer()));
      ReviewSheet.printOutcome(spec.commandLine().getOut(), item, json);
    }
    return 0;
  }

  private Correction correction() {
    try {
      return Correction.of(corrections);
    } catch (ReviewException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
