package dev.receipts.extraction.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The engine's word lists: one entry a line, {@code key: value | value}, with {@code #} for
 * comments. Keys may repeat.
 */
public final class DataFile {
  private static final String FOLDER = "/dev/receipts/extraction/";

  private DataFile() {}

  /** A line of a list. */
  public record Entry(String key, List<String> values) {}

  /**
   * The lines of a list whose keys are no closed set, as countries and categories.
   *
   * @throws IllegalStateException if the library has no such list, or a line of it has no key
   */
  public static List<Entry> read(String name) {
    InputStream stream = DataFile.class.getResourceAsStream(FOLDER + name);
    if (stream == null) {
      throw new IllegalStateException("The word list " + name + " is missing from the library.");
    }
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String content = line.strip();
        int colon = content.indexOf(':');
        if (content.isEmpty() || content.startsWith("#")) {
          continue;
        }
        if (colon <= 0) {
          throw new IllegalStateException(
              "The word list " + name + " has a line without a key: " + content);
        }
        List<String> values =
            Arrays.stream(content.substring(colon + 1).split("\\|", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        entries.add(new Entry(content.substring(0, colon).strip(), values));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The word list " + name + " could not be read.", e);
    }
    return entries;
  }
}
