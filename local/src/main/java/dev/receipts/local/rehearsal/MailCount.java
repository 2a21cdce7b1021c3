package dev.receipts.local.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts the mails about each document. */
final class MailCount {
  /** A mail's text names the object it is about, on a line of its own. */
  private static final Pattern OBJECT = Pattern.compile("(?m)^s3://[^/\\s]+/(\\S+)\\s*$");

  private final Path folder;

  MailCount(Path folder) {
    this.folder = folder;
  }

  /** Counts by the key of the object, and clears the folder for the next scenario. */
  Map<String, Integer> take() {
    Map<String, Integer> mails = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".eml")).toList()) {
        Matcher object = OBJECT.matcher(Files.readString(file, StandardCharsets.UTF_8));
        if (object.find()) {
          mails.merge(object.group(1), 1, Integer::sum);
        }
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The mails cannot be counted", e);
    }
    return mails;
  }
}
