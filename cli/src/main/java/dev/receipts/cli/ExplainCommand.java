package dev.receipts.cli;

import dev.receipts.receipt.Check;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Explanation.Candidate;
import dev.receipts.receipt.Receipt;
import dev.receipts.review.ReceiptFields;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why the receipts in a file were read as they were. */
@Command(
    name = "explain",
    description = {
      "Tells why the receipts in a file were read as they were.",
      "Prints for each field its text, page, box and rule, and the runners-up with their scores,",
      "and writes a picture of each page with the boxes drawn on it."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final int TEXT_WIDTH = 48;

  @Parameters(
      paramLabel = "FILE",
      description = "A JPEG, PNG, PDF, TIFF, or a stored answer of Amazon Textract (JSON).")
  private Path file;

  @Option(
      names = "--runners-up",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many runners-up to print for each field (default: ${DEFAULT-VALUE}).")
  private int runnersUp;

  @Option(
      names = "--picture",
      paramLabel = "FOLDER",
      defaultValue = "explained",
      description = "Where the pictures of the pages are written (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--no-picture", description = "Write no pictures.")
  private boolean noPicture;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "The document that a stored answer was made from: the boxes are drawn on its pages, and"
              + " not on blank ones.")
  private Path image;

  @Mixin private ReceivedOption received;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    checkReadable(file);
    if (runnersUp < 0) {
      throw new ParameterException(spec.commandLine(), "--runners-up must be 0 or more.");
    }
    Optional<Path> pages = Optional.ofNullable(image);
    if (pages.isPresent() && !FileParser.isStoredAnswer(file)) {
      throw new ParameterException(
          spec.commandLine(),
          "--image is for a stored answer (.json), which holds no pictures; %s has its own."
              .formatted(file));
    }
    pages.ifPresent(this::checkReadable);
    PrintWriter out = spec.commandLine().getOut();
    try (FileParser parser = new FileParser(1, received.day());
        OpenFile open = parser.open(file, pages)) {
      if (noPicture) {
        parser.explain(open, explanation -> print(out, explanation));
        return 0;
      }
      String name = file.getFileName().toString();
      ExplainedPages pictures =
          new ExplainedPages(
              open, name, folder, runnersUp, path -> out.println("picture: " + path + "\n"));
      parser.explain(
          open,
          explanation -> {
            pictures.add(explanation);
            print(out, explanation);
          });
      pictures.finish();
    }
    return 0;
  }

  private void checkReadable(Path path) {
    if (Files.isDirectory(path)) {
      throw new ParameterException(
          spec.commandLine(), path + " is a folder: name one of the files in it.");
    }
    if (!Files.isReadable(path)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + path + " to read.");
    }
    InputFiles.checkHasAnEnd(spec.commandLine(), path);
  }

  private void print(PrintWriter out, Explanation explanation) {
    Receipt receipt = explanation.receipt();
    out.printf(
        "Receipt %d (pages %d to %d): %s%n",
        receipt.index() + 1, receipt.firstPage(), receipt.lastPage(), receipt.status());
    receipt
        .reviewReasons()
        .forEach(reason -> out.println("  to review: " + TextTable.printable(reason)));
    for (Check check : receipt.checks()) {
      out.printf(
          "  %s %s: %s%n",
          check.passed() ? "closes:    " : "fails:     ",
          check.name(),
          TextTable.printable(check.detail()));
    }
    explanation.candidates().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ReceiptFields.order()))
        .forEach(field -> print(out, field.getKey(), field.getValue()));
    out.println();
  }

  private void print(PrintWriter out, String field, List<Candidate> candidates) {
    out.println("  " + field);
    candidates.stream()
        .limit(1L + runnersUp)
        .forEach(
            candidate ->
                out.println(
                    "    " + line(candidate) + (candidates.size() > 1 ? score(candidate) : "")));
    if (candidates.size() > 1L + runnersUp) {
      out.printf("      … and %d more%n", candidates.size() - 1 - runnersUp);
    }
  }

  private static String line(Candidate candidate) {
    Evidence evidence = candidate.evidence();
    return String.format(
        Locale.ROOT,
        "%s %s  from \"%s\"  page %d at %.0f%%/%.0f%%  confidence %.0f  rule: %s",
        candidate.chosen() ? "=" : "-",
        TextTable.printable(candidate.value()),
        TextTable.cut(TextTable.printable(evidence.text()), TEXT_WIDTH),
        evidence.page(),
        evidence.box().left() * 100,
        evidence.box().top() * 100,
        evidence.confidence(),
        evidence.rule());
  }

  /** It is there to be compared. */
  private static String score(Candidate candidate) {
    return String.format(Locale.ROOT, "  score %.2f", candidate.score());
  }
}
