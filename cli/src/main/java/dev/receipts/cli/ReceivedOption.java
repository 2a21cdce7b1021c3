package dev.receipts.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When the documents were handed in; the pipeline takes the day of the upload. */
final class ReceivedOption {
  @Option(
      names = "--received",
      paramLabel = "DATE",
      converter = Converters.Day.class,
      description =
          "The day the documents were handed in, as 2026-03-04; today by default. A date more than"
              + " a year later counts as misread. With it, a file reads the same on any day.")
  private LocalDate day;

  LocalDate day() {
    return Optional.ofNullable(day).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
  }
}
