package dev.receipts.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks function artifacts, each one once however many functions share it. */
final class Artifacts {
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
