package dev.receipts.local.storage.awssdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A bucket: its versions by key in memory, their contents as files with names of our own. A key is
 * never part of a path, so that a key may be anything that S3 allows, and none leads out of the
 * folder.
 */
final class VersionedBucket implements AutoCloseable {
  private final String name;
  private final Path contents;
  private final AtomicLong clock;
  private final Instant created;
  private final Optional<Journal> journal;

  /** Newest first. */
  private final NavigableMap<String, List<Version>> versions = new TreeMap<>();

  private Versioning versioning = Versioning.OFF;

  /**
   * @param clock the store's latest sequence, shared by its buckets
   * @param durable whether the changes are kept in a journal next to the contents
   */
  VersionedBucket(Path folder, AtomicLong clock, boolean durable) throws IOException {
    this.name = folder.getFileName().toString();
    this.clock = clock;
    this.contents = Files.createDirectories(folder.resolve("contents"));
    this.created = Files.getLastModifiedTime(contents).toInstant();
    this.journal =
        durable
            ? Optional.of(Journal.open(folder.resolve("journal.jsonl"), this::replay))
            : Optional.empty();
    removeStrayContents();
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  synchronized Versioning versioning() {
    return versioning;
  }

  synchronized void setVersioning(Versioning versioning) {
    if (versioning != this.versioning) {
      write(Journal.Change.versioning(versioning));
      this.versioning = versioning;
    }
  }

  /** The newest version, a delete marker as well. */
  synchronized Optional<Version> newest(String key) {
    return versionsOf(key).stream().findFirst();
  }

  synchronized Optional<Version> find(String key, String versionId) {
    return versionsOf(key).stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  synchronized boolean isEmpty() {
    return versions.isEmpty();
  }

  /**
   * The versions of each key after the given one, newest first; a copy, so that it can be read at
   * leisure.
   */
  synchronized NavigableMap<String, List<Version>> from(String key, boolean inclusive) {
    return new TreeMap<>(versions.tailMap(key, inclusive));
  }

  /** A file for content that is about to come. Nobody sees it until {@link #add}. */
  Path newContent() {
    return contents.resolve(UUID.randomUUID().toString());
  }

  Path content(Version version) {
    return contents.resolve(version.content().orElseThrow());
  }

  /**
   * Adds a version.
   *
   * @param check sees the newest version that there is and throws when the new one is not wanted
   * @param make makes the version with the id and the sequence that it gets
   */
  synchronized Version add(String key, Consumer<Optional<Version>> check, Maker make) {
    check.accept(newest(key));
    var id =
        versioning == Versioning.ENABLED
            ? UUID.randomUUID().toString().replace("-", "")
            : Version.NULL_ID;
    var version = make.version(id, nextSequence());
    var replaced = find(key, id);
    write(Journal.Change.put(version));
    put(version);
    replaced.ifPresent(this::deleteContent);
    return version;
  }

  /** Removes a version for good. */
  synchronized void remove(Version version) {
    write(Journal.Change.removal(version));
    drop(version.key(), version.id());
    deleteContent(version);
  }

  @Override
  public void close() throws IOException {
    if (journal.isPresent()) {
      journal.get().close();
    }
  }

  /** Makes a version. */
  @FunctionalInterface
  interface Maker {
    Version version(String id, long sequence);
  }

  private List<Version> versionsOf(String key) {
    return versions.getOrDefault(key, List.of());
  }

  /** Time, but never twice the same: it orders the versions of a key. */
  private long nextSequence() {
    return clock.updateAndGet(last -> Math.max(last + 1, Version.sequenceOf(Instant.now())));
  }

  private void write(Journal.Change change) {
    journal.ifPresent(file -> file.append(change));
  }

  private void replay(Journal.Change change) {
    change.versioning().ifPresent(value -> versioning = value);
    change.put().ifPresent(this::put);
    change.removal().ifPresent(removal -> drop(removal.key(), removal.id()));
  }

  private void put(Version version) {
    drop(version.key(), version.id());
    versions.computeIfAbsent(version.key(), key -> new ArrayList<>(1)).addFirst(version);
    clock.accumulateAndGet(version.sequence(), Math::max);
  }

  private void drop(String key, String id) {
    versions.computeIfPresent(
        key,
        (k, list) -> {
          list.removeIf(version -> version.id().equals(id));
          return list.isEmpty() ? null : list;
        });
  }

  private void deleteContent(Version version) {
    if (!version.isDeleteMarker()) {
      deleteIfExists(content(version));
    }
  }

  /**
   * What a killed process left behind: contents that were never added, or that were just removed.
   */
  private void removeStrayContents() throws IOException {
    var known = new HashSet<String>();
    versions.values().forEach(list -> list.forEach(v -> v.content().ifPresent(known::add)));
    try (var files = Files.newDirectoryStream(contents)) {
      for (var file : files) {
        if (!known.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  static void deleteIfExists(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
