package dev.receipts.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the samples, their expected JSON and the broken files into a folder. */
public final class GenerateSamples {
  private static final PrintStream OUT = System.out;

  private GenerateSamples() {}

  /**
   * Starts it.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give one argument: the folder to write the samples to.");
    }
    // No screen is needed, and no font of the machine is used.
    System.setProperty("java.awt.headless", "true");
    write(Path.of(arguments[0]));
  }

  private static void write(Path folder) throws IOException {
    Path expected = Files.createDirectories(folder.resolve("expected"));
    Path broken = Files.createDirectories(folder.resolve("broken"));
    List<Sample> samples = Samples.all();
    for (Sample sample : samples) {
      Files.write(folder.resolve(sample.name()), sample.file().get());
      Files.writeString(expected.resolve(sample.expectedName()), ExpectedJson.of(sample), UTF_8);
    }
    Map<String, byte[]> brokenFiles = Samples.broken();
    for (Map.Entry<String, byte[]> file : brokenFiles.entrySet()) {
      Files.write(broken.resolve(file.getKey()), file.getValue());
    }
    OUT.printf("Wrote %d samples and %d broken files.%n", samples.size(), brokenFiles.size());
  }
}
