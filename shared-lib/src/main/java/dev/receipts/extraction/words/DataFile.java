package dev.receipts.extraction.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The engine's word lists: one entry a line, {@code key: value | value}, with {@code #} for
 * comments. Keys may repeat.
 */
public final class DataFile {
  private static final String FOLDER = "/dev/receipts/extraction/";

  /** The kinds of words in lists that have no others: a misspelt one would be passed over. */
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "addresses.txt", Set.of("word"),
          "compounds.txt", Set.of("part", "alike"),
          "contacts.txt", Set.of("phone", "taxid", "website", "provider"),
          "legalforms.txt",
              Set.of(
                  "legal",
                  "trader",
                  "mended",
                  "business",
                  "filler",
                  "before",
                  "owner",
                  "branch",
                  "bank",
                  "label",
                  "addressee"),
          "units.txt", Set.of("unit", "measure", "sign", "article"),
          "vendors.txt", Set.of("before", "around"));

  private DataFile() {}

  /** A line of a list. */
  public record Entry(String key, List<String> values) {}

  /**
   * The lines of a list.
   *
   * @throws IllegalStateException if the library has no such list, or a line of it has no key or an
   *     unknown one
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
        entries.add(new Entry(key(name, content.substring(0, colon).strip()), values));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The word list " + name + " could not be read.", e);
    }
    return entries;
  }

  private static String key(String name, String key) {
    if (!KINDS.getOrDefault(name, Set.of(key)).contains(key)) {
      throw new IllegalStateException(
          "The word list " + name + " has words of an unknown kind: " + key);
    }
    return key;
  }

  /** The words of a kind in a list, as they stand there and in that order. */
  public static Set<String> words(String name, String key) {
    return read(name).stream()
        .filter(entry -> entry.key().equals(key))
        .flatMap(entry -> entry.values().stream())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
  }

  /** The phrases of some kinds in a list. */
  public static Phrases<Boolean> phrases(String name, String... keys) {
    Phrases<Boolean> phrases = new Phrases<>();
    read(name).stream()
        .filter(entry -> List.of(keys).contains(entry.key()))
        .forEach(entry -> entry.values().forEach(value -> phrases.add(value, true)));
    return phrases;
  }
}
