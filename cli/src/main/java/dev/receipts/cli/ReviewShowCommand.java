package dev.receipts.cli;

import dev.receipts.review.ReviewItem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells everything about one receipt. */
@Command(
    name = "show",
    description =
        "Shows a receipt: its fields, the text they were read from, its checks and history.",
    mixinStandardHelpOptions = true)
final class ReviewShowCommand implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(
      paramLabel = "ID",
      converter = Converters.NotBlank.class,
      description = "A receipt's id, as 'review list' prints it.")
  private String id;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DeployedReviews reviews = stack.reviews()) {
      ReviewItem item = reviews.use(found -> found.find(id));
      ReviewSheet.print(spec.commandLine().getOut(), item, json);
    }
    return 0;
  }
}
