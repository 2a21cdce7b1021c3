package dev.receipts.local.states.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Logs that live as long as the process. A resting log is compressed: histories repeat themselves
 * so much that thousands of them then fit in little memory.
 */
public final class MemoryLogs implements LineLogs {
  private final Map<String, Log> logs = new ConcurrentHashMap<>();

  private static final class Log {
    private final List<byte[]> packed = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    synchronized void append(String line) {
      open.add(line);
    }

    synchronized void pack() {
      if (open.isEmpty()) {
        return;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(String.join("\n", open).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("Memory cannot fail to be written", e);
      }
      packed.add(bytes.toByteArray());
      open.clear();
    }

    synchronized List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (byte[] part : packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(part))) {
          lines.addAll(new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
          throw new UncheckedIOException("Memory cannot fail to be read", e);
        }
      }
      lines.addAll(open);
      return lines;
    }
  }

  @Override
  public void append(String log, String line) {
    logs.computeIfAbsent(log, name -> new Log()).append(line);
  }

  @Override
  public void rest(String log) {
    Log resting = logs.get(log);
    if (resting != null) {
      resting.pack();
    }
  }

  @Override
  public List<String> read(String log) {
    Log found = logs.get(log);
    return found == null ? List.of() : found.lines();
  }

  @Override
  public void delete(String log) {
    logs.remove(log);
  }

  @Override
  public List<Ends> ends(String prefix) {
    return logs.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> entry.getValue().lines())
        .filter(lines -> !lines.isEmpty())
        .map(lines -> new Ends(lines.getFirst(), lines.getLast()))
        .toList();
  }
}
