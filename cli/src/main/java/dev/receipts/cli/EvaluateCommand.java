package dev.receipts.cli;

import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the parser on receipts of which the truth is known. */
@Command(
    name = "evaluate",
    description = {
      "Reads the receipts in files as parse does, and compares them with what is known of them.",
      "Files of which nothing is known are not read."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--truth",
      required = true,
      paramLabel = "TRUTH.jsonl",
      description =
          "What is known, one JSON object a file: its name without folder and extension as id, and"
              + " any of vendor, vendorContains, date, total, subtotal, tax, number, currency,"
              + " items, receipts.")
  private Path truth;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "JPEG, PNG, PDF, TIFF, or JSON; or folders with such files directly in them.")
  private List<Path> paths;

  @Option(names = "--json", description = "Print one JSON object, and no table.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "REPORT.html",
      description = "Write a report with pictures of the misses, too; one file, without scripts.")
  private Path html;

  @Mixin private ReceivedOption received;

  @Spec private CommandSpec spec;

  /** What was read in one file, and its misses in pictures where those are wanted. */
  private record Read(List<Receipt> receipts, Optional<MissPictures> pictures) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(truth) || !Files.isReadable(truth)) {
      throw new ParameterException(
          spec.commandLine(), "There is no file " + truth + " to read the truth from.");
    }
    if (html != null && !Files.isDirectory(html.toAbsolutePath().getParent())) {
      throw new ParameterException(
          spec.commandLine(), "There is no folder to write " + html + " in: make it first.");
    }
    ParallelParser parser = new ParallelParser(spec.commandLine(), received.day());
    List<Path> files = parser.files(paths);
    Truth known = Truth.read(truth);
    List<Label> labels = known.labels();
    Set<String> ids = labels.stream().map(Label::id).collect(Collectors.toSet());
    List<Path> labelled = files.stream().filter(file -> isLabelled(file, ids)).toList();
    if (labelled.isEmpty()) {
      throw new IllegalArgumentException(
          "No file has a line in %s: an \"id\" is a file's name without extension, as %s."
              .formatted(truth.getFileName(), shortestName(files.get(0))));
    }
    known.warnings().forEach(this::warn);
    warn(labels, files.size(), labelled);

    Map<String, List<Receipt>> read = new HashMap<>();
    EvaluationReport report = new EvaluationReport();
    int status =
        parser.parse(
            labelled,
            (fileParser, file) -> read(fileParser, file, labels),
            (source, ofFile) -> {
              for (String name : names(source)) {
                if (ids.contains(name)) {
                  read.computeIfAbsent(name, id -> new ArrayList<>()).addAll(ofFile.receipts());
                  ofFile.pictures().ifPresent(pictures -> report.add(name, pictures));
                }
              }
            });
    Scores scores = new Scores();
    labels.forEach(label -> scores.add(label, read.getOrDefault(label.id(), List.of())));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(scores.json()));
    } else {
      scores.lines().forEach(out::println);
    }
    if (html != null) {
      report.write(html, scores);
      warn("the report is in " + html);
    }
    return status;
  }

  /** Draws the misses while the file is open: reading it again would cost more than reading it. */
  private Read read(FileParser parser, Path file, List<Label> labels) throws IOException {
    try (OpenFile open = parser.open(file, Optional.empty())) {
      List<Receipt> receipts = parser.parse(open);
      if (html == null) {
        return new Read(receipts, Optional.empty());
      }
      List<String> names = names(file.getFileName().toString());
      Scores scores = new Scores();
      labels.stream()
          .filter(label -> names.contains(label.id()))
          .forEach(label -> scores.add(label, receipts));
      return new Read(
          receipts,
          Optional.of(scores.misses())
              .filter(misses -> !misses.isEmpty())
              .map(misses -> MissPictures.of(open, misses)));
    }
  }

  private void warn(List<Label> labels, int files, List<Path> labelled) {
    Set<String> present = new LinkedHashSet<>();
    labelled.forEach(file -> present.addAll(names(file.getFileName().toString())));
    List<String> absent =
        labels.stream().map(Label::id).filter(id -> !present.contains(id)).toList();
    if (!absent.isEmpty()) {
      warn(
          "no file for %d of %d lines of the truth, which count as missed; the first is %s."
              .formatted(absent.size(), labels.size(), absent.get(0)));
    }
    if (labelled.size() < files) {
      warn(
          "%d of %d files have no line in the truth and are not read."
              .formatted(files - labelled.size(), files));
    }
  }

  private void warn(String warning) {
    spec.commandLine().getErr().println("receipts: " + warning);
  }

  private static boolean isLabelled(Path file, Set<String> ids) {
    return names(file.getFileName().toString()).stream().anyMatch(ids::contains);
  }

  private static String shortestName(Path file) {
    List<String> names = names(file.getFileName().toString());
    return names.get(names.size() - 1);
  }

  /** A file's name, and the name without its last extension, its last two, and so on. */
  private static List<String> names(String file) {
    List<String> names = new ArrayList<>();
    names.add(file);
    for (int dot = file.lastIndexOf('.'); dot > 0; dot = file.lastIndexOf('.', dot - 1)) {
      names.add(file.substring(0, dot));
    }
    return names;
  }
}
