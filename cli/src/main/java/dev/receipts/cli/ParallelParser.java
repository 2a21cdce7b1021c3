package dev.receipts.cli;

import dev.receipts.local.ocr.StoppedException;
import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the receipts in files, several files at a time, without a stack. */
final class ParallelParser {
  /** Exit status: at least one file could not be read. */
  static final int UNREADABLE = 1;

  private final CommandLine command;
  private final LocalDate received;

  /**
   * @param command the command that says which files could not be read
   * @param received when the files were handed in
   */
  ParallelParser(CommandLine command, LocalDate received) {
    this.command = command;
    this.received = received;
  }

  /**
   * Lists the files that can be read: documents and stored answers of Amazon Textract.
   *
   * @throws ParameterException when a path does not exist, or nothing is left
   */
  List<Path> files(List<Path> paths) throws IOException {
    Set<String> suffixes = new TreeSet<>(InputFiles.DOCUMENTS);
    suffixes.add("json");
    return InputFiles.expand(command, paths, suffixes);
  }

  /** What is made of one file. */
  interface Work<T> {
    T of(FileParser parser, Path file) throws IOException;
  }

  /**
   * Reads the files and hands on the receipts of each with the name of the file, in the order of
   * the files and in the calling thread. A file that cannot be read is named on the error output.
   *
   * @return the exit status: 0, or {@link #UNREADABLE}
   */
  int parse(List<Path> files, BiConsumer<String, List<Receipt>> receipts)
      throws InterruptedException {
    return parse(files, FileParser::parse, receipts);
  }

  /** As {@link #parse(List, BiConsumer)}, with something else made of each file. */
  <T> int parse(List<Path> files, Work<T> work, BiConsumer<String, T> results)
      throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (FileParser parser = new FileParser(cores, received);
        ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      int status = 0;
      // Only a few files are held at a time.
      Queue<Parsing<T>> ahead = new ArrayDeque<>();
      int next = 0;
      while (next < files.size() || !ahead.isEmpty()) {
        while (next < files.size() && ahead.size() < 4 * cores) {
          Path file = files.get(next++);
          ahead.add(new Parsing<>(file, workers.submit(() -> work.of(parser, file))));
        }
        Parsing<T> parsing = ahead.remove();
        String source = parsing.file().getFileName().toString();
        try {
          results.accept(source, parsing.result().get());
        } catch (ExecutionException e) {
          if (e.getCause() instanceof StoppedException stopped) {
            throw stopped;
          }
          status = UNREADABLE;
          command
              .getErr()
              .println("receipts: %s: %s".formatted(source, Failures.sentence(e.getCause())));
        }
      }
      return status;
    }
  }

  private record Parsing<T>(Path file, Future<T> result) {}
}
