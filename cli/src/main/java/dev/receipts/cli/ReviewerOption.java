package dev.receipts.cli;

import dev.receipts.review.Reviewer;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who reviews a receipt, why, and what they looked at. */
final class ReviewerOption {
  @Mixin private Responsibility responsibility;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "not said",
      converter = Converters.NotBlank.class,
      description = "Why; recorded in the receipt's history.")
  private String reason;

  @Option(
      names = "--seen",
      paramLabel = "VERSION",
      converter = Converters.NotBlank.class,
      description =
          "The version that 'review show' printed: nothing is done if the receipt changed since."
              + " Needed where somebody else reviewed it before you.")
  private Optional<String> seen;

  Reviewer reviewer() {
    return new Reviewer(responsibility.by(), reason, seen);
  }
}
