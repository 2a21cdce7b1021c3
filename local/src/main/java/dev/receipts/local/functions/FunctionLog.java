package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;

/** One function's log: a file, and a predecessor when it has grown too large. */
final class FunctionLog implements AutoCloseable {
  private static final long MAXIMUM_BYTES = 10L * 1024 * 1024;

  /** What Lambda returns of the log with an invocation. */
  private static final int TAIL_BYTES = 4 * 1024;

  private final Path file;
  private final boolean json;
  private final Clock clock;
  private final PrintStream stream;
  private byte[] tail = new byte[0];
  private OutputStream out;
  private long size;
  private boolean closed;

  /**
   * @param json whether the host's own lines are JSON, as {@code LogFormat} says
   */
  FunctionLog(Path file, boolean json, Clock clock) {
    this.file = file;
    this.json = json;
    this.clock = clock;
    try {
      Files.createDirectories(file.getParent());
      this.size = Files.exists(file) ? Files.size(file) : 0;
      this.out = open();
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
    this.stream = new PrintStream(new Sink(), true, StandardCharsets.UTF_8);
  }

  /** Where the function's output goes. */
  PrintStream stream() {
    return stream;
  }

  /** The last lines, at most 4 KiB; with several invocations at once, of all of them. */
  synchronized byte[] tail() {
    return tail.clone();
  }

  /** What the function says through its context's logger. */
  void message(String requestId, String message) {
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("timestamp", clock.instant().toString());
      line.put("message", message);
      line.put("AWSRequestId", requestId);
      line(line.toString());
    } else {
      write(message.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A line of the platform, as {@code platform.start} or as the text that stands for it. */
  void platform(String type, ObjectNode record, String text) {
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("time", clock.instant().toString());
      line.put("type", type);
      line.set("record", record);
      line(line.toString());
    } else {
      line(text);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
  }

  private void line(String text) {
    write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void write(byte[] bytes) {
    if (closed) {
      // An instance that was given up may still be talking.
      return;
    }
    try {
      if (size + bytes.length > MAXIMUM_BYTES) {
        out.close();
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        size = 0;
        out = open();
      }
      out.write(bytes);
      size += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(tail);
    joined.writeBytes(bytes);
    byte[] all = joined.toByteArray();
    tail = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES), all.length);
  }

  private OutputStream open() throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private final class Sink extends OutputStream {
    @Override
    public void write(int b) {
      FunctionLog.this.write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      FunctionLog.this.write(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
