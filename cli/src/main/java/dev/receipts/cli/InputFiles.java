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
  static final Set<String> DOCUMENTS = Set.of("jpg", "jpeg", "png", "pdf", "tif", "tiff");

  private InputFiles() {}

  /**
   * Lists the files, those of a folder by name.
   *
   * @throws ParameterException when a path does not exist, or nothing is left
   */
  static List<Path> expand(CommandLine command, List<Path> paths, Set<String> suffixesInFolders)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> entries = Files.list(path)) {
          entries.filter(file -> isWanted(file, suffixesInFolders)).sorted().forEach(files::add);
        }
      } else if (Files.isReadable(path)) {
        files.add(path);
      } else {
        throw new ParameterException(command, "There is no file or folder " + path + " to read.");
      }
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

  private static boolean isWanted(Path file, Set<String> suffixes) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && !name.startsWith(".")
        && suffixes.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
