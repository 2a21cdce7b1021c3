package dev.receipts.local.textract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps jobs on disk, a folder each: {@code job.json}, the document until it is read, and one file
 * of blocks for each page that was read. A job without {@code job.json} was never started.
 */
final class JobFolder {
  private final Path root;

  JobFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path document(String job) {
    return root.resolve(job).resolve("document");
  }

  void create(String job) throws IOException {
    Files.createDirectories(root.resolve(job));
  }

  void save(Job job) {
    Path file = root.resolve(job.id()).resolve("job.json");
    Path next = file.resolveSibling("job.json.next");
    try {
      Json.mapper().writeValue(next.toFile(), job);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The Textract job cannot be saved in " + root + ".", e);
    }
  }

  void savePage(String job, int page, ArrayNode blocks) {
    try {
      Json.mapper().writeValue(page(job, page).toFile(), blocks);
    } catch (IOException e) {
      throw new UncheckedIOException("The Textract result cannot be saved in " + root + ".", e);
    }
  }

  /** The blocks of a page; empty where the page was not read. */
  Optional<ArrayNode> loadPage(String job, int page) {
    Path file = page(job, page);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(file.toFile(), ArrayNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException("The Textract result in " + root + " cannot be read.", e);
    }
  }

  List<Job> load() {
    try (Stream<Path> folders = Files.list(root)) {
      List<Job> jobs = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        Path file = folder.resolve("job.json");
        if (Files.exists(file)) {
          jobs.add(Json.mapper().readValue(file.toFile(), Job.class));
        } else {
          deleteAll(folder);
        }
      }
      return jobs;
    } catch (IOException e) {
      throw new UncheckedIOException("The Textract jobs in " + root + " cannot be read.", e);
    }
  }

  void deleteDocument(String job) {
    try {
      Files.deleteIfExists(document(job));
    } catch (IOException e) {
      throw new UncheckedIOException("The document of a Textract job cannot be removed.", e);
    }
  }

  void delete(String job) {
    deleteAll(root.resolve(job));
  }

  void deleteEverything() {
    deleteAll(root);
  }

  private Path page(String job, int page) {
    return root.resolve(job).resolve("page-%05d.json".formatted(page));
  }

  private static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be removed.", e);
    }
  }
}
