package dev.receipts.benchmarks;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.page.Page;
import dev.receipts.textract.TextractAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Documents a second on one core, from text lines to receipts. With the system property {@code
 * benchmark.answers} the documents are the stored answers of Textract in that folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 3)
public class ParserBenchmark {
  private static final int DOCUMENTS = 600;

  private final StandardReceiptParser parser = new StandardReceiptParser();
  private final List<List<Page>> documents = new ArrayList<>();
  private int next;
  private long parsed;
  private long cpuAtStart;

  /** Makes or reads the documents; that is not measured. */
  @Setup
  public void documents() throws IOException {
    String folder = System.getProperty("benchmark.answers", "");
    if (folder.isEmpty()) {
      IntStream.range(0, DOCUMENTS).forEach(seed -> documents.add(List.of(Receipts.page(seed))));
      return;
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        try (InputStream answer = Files.newInputStream(file)) {
          List<Page> pages = new ArrayList<>();
          Iterator<Page> iterator = TextractAnswers.pages(answer);
          iterator.forEachRemaining(pages::add);
          documents.add(pages);
        }
      }
    }
  }

  @Setup(Level.Iteration)
  public void start() {
    parsed = 0;
    cpuAtStart = cpuTime();
  }

  /** On a machine that does other things, too, the time of the processor tells more. */
  @TearDown(Level.Iteration)
  public void report() {
    System.out.printf("%,.0f a CPU second, ", parsed * 1e9 / (cpuTime() - cpuAtStart));
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** One document after the other. */
  @Benchmark
  public void document(Blackhole receipts) {
    List<Page> document = documents.get(next);
    parsed++;
    next = next + 1 < documents.size() ? next + 1 : 0;
    parser.parse(document.iterator(), receipts::consume);
  }
}
