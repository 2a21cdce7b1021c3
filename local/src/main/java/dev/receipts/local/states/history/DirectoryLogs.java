package dev.receipts.local.states.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs in the files of one directory, a line break after every line. What a killed process left
 * without its line break is cut off when the directory is opened. Lines reach the operating system
 * at once, but are not forced to the disk: they survive the process, not a power failure.
 */
public final class DirectoryLogs implements LineLogs {
  private static final String SUFFIX = ".jsonl";

  /** No upper case: it would clash on a file system that does not tell the cases apart. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9._-]{1,150}");

  private static final int BLOCK = 64 * 1024;

  private final Path directory;

  /** Opens the directory and creates it where it is missing. */
  public DirectoryLogs(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      for (Path file : files()) {
        cutTornLine(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the folder " + directory, e);
    }
  }

  @Override
  public void append(String log, String line) {
    try {
      Files.writeString(
          file(log), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + file(log), e);
    }
  }

  @Override
  public void rest(String log) {
    // A file needs no memory in the first place.
  }

  @Override
  public List<String> read(String log) {
    Path file = file(log);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  @Override
  public void delete(String log) {
    try {
      Files.deleteIfExists(file(log));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file(log), e);
    }
  }

  @Override
  public List<Ends> ends(String prefix) {
    try {
      List<Ends> ends = new ArrayList<>();
      for (Path file : files()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          ends(file).ifPresent(ends::add);
        }
      }
      return ends;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the folder " + directory, e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private Path file(String log) {
    return directory.resolve((PLAIN.matcher(log).matches() ? log : hashed(log)) + SUFFIX);
  }

  /** Keeps what stands before the first dot, by which logs are found. */
  private static String hashed(String log) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(log.getBytes(StandardCharsets.UTF_8));
      return log.substring(0, log.indexOf('.') + 1) + "~" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static void cutTornLine(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      long end = afterLastBreak(access, access.length());
      if (end < access.length()) {
        access.setLength(end);
      }
    }
  }

  /** Reads only both ends: a history may be long, and there may be thousands. */
  private static Optional<Ends> ends(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r");
        Stream<String> lines = Files.lines(file)) {
      if (access.length() == 0) {
        return Optional.empty();
      }
      long lastBreak = access.length() - 1;
      long start = afterLastBreak(access, lastBreak);
      byte[] last = new byte[(int) (lastBreak - start)];
      access.seek(start);
      access.readFully(last);
      return lines
          .findFirst()
          .map(first -> new Ends(first, new String(last, StandardCharsets.UTF_8)));
    }
  }

  /** The position after the last line break before {@code end}; 0 where there is none. */
  private static long afterLastBreak(RandomAccessFile access, long end) throws IOException {
    byte[] block = new byte[BLOCK];
    long blockEnd = end;
    while (blockEnd > 0) {
      int length = (int) Math.min(BLOCK, blockEnd);
      access.seek(blockEnd - length);
      access.readFully(block, 0, length);
      for (int index = length - 1; index >= 0; index--) {
        if (block[index] == '\n') {
          return blockEnd - length + index + 1;
        }
      }
      blockEnd -= length;
    }
    return 0;
  }
}
