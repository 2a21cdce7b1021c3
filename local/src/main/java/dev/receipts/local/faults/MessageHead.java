package dev.receipts.local.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first line and the header fields of an HTTP/1.1 message, which knows how long the body is
 * that follows it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#name-message-body-length">RFC 9112, section
 *     6.3</a>
 */
record MessageHead(List<String> lines, Map<String, String> fields) {
  private static final int MAXIMUM_BYTES = 64 * 1024;

  MessageHead {
    lines = List.copyOf(lines);
    fields = Map.copyOf(fields);
  }

  /** Reads a head; empty where the peer has closed the connection instead. */
  static Optional<MessageHead> read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    int room = MAXIMUM_BYTES;
    while (true) {
      Optional<String> line = line(in, room);
      if (line.isEmpty()) {
        if (lines.isEmpty()) {
          return Optional.empty();
        }
        throw new EOFException("The connection ended within a message");
      }
      if (!line.get().isEmpty()) {
        room -= line.get().length();
        lines.add(line.get());
      } else if (!lines.isEmpty()) {
        return Optional.of(new MessageHead(lines, fields(lines)));
      }
    }
  }

  private static Map<String, String> fields(List<String> lines) {
    Map<String, String> fields = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static Optional<String> line(InputStream in, int room) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        int end = line.length();
        return Optional.of(
            end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString());
      }
      if (line.length() == room) {
        throw new IOException("The head of a message has more than " + MAXIMUM_BYTES + " bytes");
      }
      line.append((char) next);
    }
    return Optional.empty();
  }

  /** A header field by its name in lower case. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Of a request: GET, PUT, … */
  String method() {
    return part(0);
  }

  /** Of a request: the path with its query. */
  String target() {
    return part(1);
  }

  /** Of an answer: the status. */
  int status() {
    return Integer.parseInt(part(1));
  }

  private String part(int index) {
    String[] parts = lines.getFirst().split(" ", 3);
    return index < parts.length ? parts[index] : "";
  }

  void write(OutputStream out) throws IOException {
    for (String line : lines) {
      out.write(line.getBytes(StandardCharsets.ISO_8859_1));
      out.write('\r');
      out.write('\n');
    }
    out.write('\r');
    out.write('\n');
  }

  /** Copies the body of a request. */
  void copyRequestBody(InputStream in, OutputStream out) throws IOException {
    if (isChunked()) {
      copyChunks(in, out);
    } else {
      copy(in, out, length().orElse(0L));
    }
  }

  /**
   * Copies the body of an answer.
   *
   * @return whether the connection can be used for another one
   */
  boolean copyAnswerBody(String method, InputStream in, OutputStream out) throws IOException {
    int status = status();
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return staysOpen();
    }
    if (isChunked()) {
      copyChunks(in, out);
      return staysOpen();
    }
    if (length().isPresent()) {
      copy(in, out, length().get());
      return staysOpen();
    }
    in.transferTo(out);
    return false;
  }

  private boolean isChunked() {
    return field("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
  }

  private boolean staysOpen() {
    return field("connection").filter("close"::equalsIgnoreCase).isEmpty();
  }

  private Optional<Long> length() {
    return field("content-length").map(Long::valueOf);
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(length, 1 << 16)];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("The connection ended within a body");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long size;
    do {
      String line = someLine(in, out);
      size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
      copy(in, out, size == 0 ? 0 : size + 2);
    } while (size > 0);
    // Trailers, and the empty line after them.
    while (!someLine(in, out).isEmpty()) {}
  }

  private static String someLine(InputStream in, OutputStream out) throws IOException {
    String line =
        line(in, MAXIMUM_BYTES)
            .orElseThrow(() -> new EOFException("The connection ended within a body"));
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    return line;
  }
}
