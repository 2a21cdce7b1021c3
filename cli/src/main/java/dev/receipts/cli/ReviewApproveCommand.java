package dev.receipts.cli;

import dev.receipts.review.ReviewItem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves a receipt as it is. */
@Command(
    name = "approve",
    description = "Approves a receipt as it is: nothing of it is to be reviewed any more.",
    mixinStandardHelpOptions = true)
final class ReviewApproveCommand implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private ReviewerOption reviewer;

  @Parameters(
      paramLabel = "ID",
      converter = Converters.NotBlank.class,
      description = "A receipt's id.")
  private String id;

  @Option(names = "--json", description = "Print the approved receipt as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DeployedReviews reviews = stack.reviews()) {
      ReviewItem item = reviews.use(found -> found.approve(id, reviewer.reviewer()));
      ReviewSheet.printOutcome(spec.commandLine().getOut(), item, json);
    }
    return 0;
  }
}
