package dev.receipts.cli;

import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the parser alone. */
@Command(
    name = "parse",
    description = {
      "Reads the receipts in files: no upload, no stack.",
      "Takes images and PDFs, read with local OCR, and stored answers of Amazon Textract (JSON)."
    },
    mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  private static final int UNREADABLE = 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "JPEG, PNG, PDF, TIFF, or JSON; or folders with such files directly in them.")
  private List<Path> paths;

  @Option(names = "--json", description = "Print JSON Lines, one object a receipt, and no table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Set<String> suffixes = new TreeSet<>(InputFiles.DOCUMENTS);
    suffixes.add("json");
    List<Path> files = InputFiles.expand(spec.commandLine(), paths, suffixes);
    int cores = Runtime.getRuntime().availableProcessors();
    try (FileParser parser = new FileParser(cores);
        ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      return print(parser, workers, files, cores);
    }
  }

  private int print(FileParser parser, ExecutorService workers, List<Path> files, int cores)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ReceiptTable table = new ReceiptTable();
    int status = 0;
    // Results come out in the order of the files, and only a few files are held at a time.
    Queue<Parsing> ahead = new ArrayDeque<>();
    int next = 0;
    while (next < files.size() || !ahead.isEmpty()) {
      while (next < files.size() && ahead.size() < 4 * cores) {
        Path file = files.get(next++);
        ahead.add(new Parsing(file, workers.submit(() -> parser.parse(file))));
      }
      Parsing parsing = ahead.remove();
      String source = parsing.file().getFileName().toString();
      try {
        for (Receipt receipt : parsing.receipts().get()) {
          if (json) {
            out.println(JsonLines.line(source, receipt));
          } else {
            table.add(source, receipt);
          }
        }
      } catch (ExecutionException e) {
        status = UNREADABLE;
        spec.commandLine()
            .getErr()
            .println("receipts: %s: %s".formatted(source, Failures.sentence(e.getCause())));
      }
    }
    if (!json) {
      table.lines().forEach(out::println);
    }
    return status;
  }

  private record Parsing(Path file, Future<List<Receipt>> receipts) {}
}
