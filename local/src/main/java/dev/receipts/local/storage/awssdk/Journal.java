package dev.receipts.local.storage.awssdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happened to a bucket, one JSON line a change. A line is written after the content that it
 * names is complete, so that a process that is killed leaves no half object; half a last line is
 * cut off at the next start.
 */
final class Journal implements AutoCloseable {
  /** One change: exactly one of its parts is there. */
  record Change(Optional<Versioning> versioning, Optional<Version> put, Optional<Removal> removal) {
    static Change versioning(Versioning versioning) {
      return new Change(Optional.of(versioning), Optional.empty(), Optional.empty());
    }

    static Change put(Version version) {
      return new Change(Optional.empty(), Optional.of(version), Optional.empty());
    }

    static Change removal(Version version) {
      return new Change(
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Removal(version.key(), version.id())));
    }
  }

  /** A version that is gone for good. */
  record Removal(String key, String id) {}

  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Opens the journal, and first tells of everything that is in it. */
  static Journal open(Path path, Consumer<Change> replay) throws IOException {
    if (Files.exists(path)) {
      var good = replay(path, replay);
      if (good < Files.size(path)) {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
          file.truncate(good);
        }
      }
    }
    return new Journal(
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Returns how many bytes of the file are whole lines. */
  private static long replay(Path path, Consumer<Change> replay) throws IOException {
    var bytes = Files.readAllBytes(path);
    var start = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        replay.accept(Json.mapper().readValue(bytes, start, i - start, Change.class));
        start = i + 1;
      }
    }
    return start;
  }

  void append(Change change) {
    try {
      var line = Json.mapper().writeValueAsString(change) + '\n';
      var buffer = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change of a bucket cannot be written as JSON.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
