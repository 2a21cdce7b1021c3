package dev.receipts.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The files that a user named: files as they are, and of folders the ones directly in them. */
final class InputFiles {
  /** The suffixes of what the pipeline takes; in a folder other files are passed over. */
  static final Set<String> DOCUMENTS = Set.of("jpg", "jpeg", "jfif", "png", "pdf", "tif", "tiff");

  /** The suffixes of what may well be a receipt, and is of a type that the pipeline cannot read. */
  private static final Set<String> OTHER_DOCUMENTS =
      Set.of(
          "avif", "bmp", "doc", "docx", "gif", "heic", "heif", "htm", "html", "jp2", "jxl", "odt",
          "ods", "rtf", "svg", "webp", "xls", "xlsx");

  private static final int MOST_NAMED = 5;

  private InputFiles() {}

  /**
   * Lists the files, those of a folder by name. What is passed over in a folder, though it looks
   * like a document, is named on the error output.
   *
   * @throws ParameterException when a path does not exist or is no file, or nothing is left
   */
  static List<Path> expand(CommandLine command, List<Path> paths, Set<String> suffixesInFolders)
      throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        for (Path file : filesIn(path)) {
          String suffix = suffix(file);
          if (suffixesInFolders.contains(suffix)) {
            files.add(file);
          } else if (OTHER_DOCUMENTS.contains(suffix)) {
            skipped.add(TextTable.printable(file.getFileName().toString()));
          }
        }
      } else if (Files.isReadable(path)) {
        checkHasAnEnd(command, path);
        files.add(path);
      } else {
        throw new ParameterException(command, "There is no file or folder " + path + " to read.");
      }
    }
    if (!skipped.isEmpty()) {
      command.getErr().println("receipts: " + sentence(skipped));
    }
    if (files.isEmpty()) {
      throw new ParameterException(
          command,
          "Nothing to do: no file in %s has one of the suffixes %s."
              .formatted(
                  String.join(", ", paths.stream().map(Path::toString).toList()),
                  String.join(", ", new TreeSet<>(suffixesInFolders))));
    }
    return files;
  }

  /**
   * Makes sure that a file can be read to its end, and again.
   *
   * @throws ParameterException when it is a pipe or a device
   */
  static void checkHasAnEnd(CommandLine command, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          command, file + " is a pipe or a device and no file: save what it gives to a file.");
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> Files.isRegularFile(file) && !isHidden(file)).sorted().toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static String suffix(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String sentence(List<String> skipped) {
    String names =
        String.join(", ", skipped.subList(0, Math.min(MOST_NAMED, skipped.size())))
            + (skipped.size() > MOST_NAMED ? ", …" : "");
    return skipped.size() == 1
        ? "1 file was skipped, as it is no JPEG, PNG, PDF or TIFF: " + names
        : "%d files were skipped, as they are no JPEG, PNG, PDF or TIFF: %s"
            .formatted(skipped.size(), names);
  }
}
