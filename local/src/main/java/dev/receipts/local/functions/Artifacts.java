package dev.receipts.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks function artifacts, each one once however many functions share it. */
final class Artifacts {
  private static final String LIBRARIES = "lib";

  private final Path folder;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Path, Path> unpacked = new ConcurrentHashMap<>();

  /**
   * @param folder takes the unpacked files; its owner deletes it
   */
  Artifacts(Path folder) {
    this.folder = folder;
  }

  /** The folder with the artifact's content. */
  Path unpack(Path artifact) {
    return unpacked.computeIfAbsent(
        artifact,
        zip -> {
          if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException(
                "The function artifact " + zip + " does not exist; build it with ./mvnw package");
          }
          Path target = folder.resolve(zip.getFileName() + "-" + number.incrementAndGet());
          try {
            copy(zip, target);
          } catch (IOException e) {
            throw new UncheckedIOException("The function artifact " + zip + " is unreadable", e);
          }
          return target;
        });
  }

  /** The libraries of an unpacked artifact, in the order of their names. */
  static List<Path> libraries(Path unpacked) throws IOException {
    Path lib = unpacked.resolve(LIBRARIES);
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Where a library with this name would be. */
  static Path library(Path unpacked, Path name) {
    return unpacked.resolve(LIBRARIES).resolve(name);
  }

  private static void copy(Path zip, Path target) throws IOException {
    try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The entry " + entry.getName() + " leads out of the archive");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(content, file);
        }
      }
    }
  }
}
