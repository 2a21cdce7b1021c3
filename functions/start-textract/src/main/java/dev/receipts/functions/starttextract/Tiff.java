package dev.receipts.functions.starttextract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks the chain of image file directories of a TIFF (revision 6.0): each is a page. Reads only
 * the directories, never a picture.
 */
final class Tiff {
  private static final int IMAGE_WIDTH = 256;
  private static final int IMAGE_LENGTH = 257;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final Set<Integer> READ_TAGS =
      Set.of(
          IMAGE_WIDTH,
          IMAGE_LENGTH,
          STRIP_OFFSETS,
          STRIP_BYTE_COUNTS,
          TILE_OFFSETS,
          TILE_BYTE_COUNTS);

  private static final int ENTRY_BYTES = 12;
  private static final int TYPE_SHORT = 3;
  private static final int TYPE_LONG = 4;

  /** More pieces than pixel rows and columns of the largest picture make no sense. */
  private static final int MOST_PIECES = 100_000;

  private final FileChannel file;
  private final long size;
  private final ByteOrder order;

  private Tiff(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
    ByteBuffer mark = ByteBuffer.allocate(1);
    file.read(mark, 0);
    this.order = mark.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  static int countPages(Path path, int maximumPages) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      return new Tiff(file).countPages(maximumPages);
    }
  }

  private int countPages(int maximumPages) throws IOException {
    Set<Long> seen = new HashSet<>();
    long directory = unsignedInt(4);
    while (directory != 0) {
      if (!seen.add(directory)) {
        throw Limits.damaged(FileType.TIFF, "its list of pages runs in a circle");
      }
      if (seen.size() > maximumPages) {
        throw Limits.tooManyPages(FileType.TIFF, maximumPages);
      }
      directory = checkPage(directory);
    }
    if (seen.isEmpty()) {
      throw Limits.damaged(FileType.TIFF, "it has no pages");
    }
    return seen.size();
  }

  /** Checks one page, and gives the place of the next one's directory. */
  private long checkPage(long at) throws IOException {
    int entries = Short.toUnsignedInt(read(at, Short.BYTES).getShort(0));
    ByteBuffer directory = read(at + Short.BYTES, entries * ENTRY_BYTES + Integer.BYTES);
    Map<Integer, long[]> values = new HashMap<>();
    for (int start = 0; start < entries * ENTRY_BYTES; start += ENTRY_BYTES) {
      int tag = Short.toUnsignedInt(directory.getShort(start));
      if (READ_TAGS.contains(tag)) {
        values.put(tag, values(directory.slice(start, ENTRY_BYTES).order(order)));
      }
    }
    Limits.checkPixels(FileType.TIFF, single(values, IMAGE_WIDTH), single(values, IMAGE_LENGTH));
    if (values.containsKey(TILE_OFFSETS)) {
      checkPieces(values.get(TILE_OFFSETS), values.get(TILE_BYTE_COUNTS));
    } else {
      checkPieces(values.get(STRIP_OFFSETS), values.get(STRIP_BYTE_COUNTS));
    }
    return Integer.toUnsignedLong(directory.getInt(entries * ENTRY_BYTES));
  }

  private void checkPieces(long[] offsets, long[] byteCounts) {
    if (offsets == null || offsets.length == 0) {
      throw Limits.damaged(FileType.TIFF, "a page has no picture");
    }
    for (int i = 0; i < offsets.length; i++) {
      // Old writers leave the byte counts away.
      long length = byteCounts == null || i >= byteCounts.length ? 0 : byteCounts[i];
      if (offsets[i] + length > size) {
        throw Limits.cutOff(FileType.TIFF);
      }
    }
  }

  private static long single(Map<Integer, long[]> values, int tag) {
    long[] found = values.getOrDefault(tag, new long[0]);
    if (found.length == 0) {
      throw Limits.damaged(FileType.TIFF, "a page does not say how large it is");
    }
    return found[0];
  }

  /** An entry's numbers, which stand in the entry itself where they fit into four bytes. */
  private long[] values(ByteBuffer entry) throws IOException {
    int width =
        switch (entry.getShort(2)) {
          case TYPE_SHORT -> Short.BYTES;
          case TYPE_LONG -> Integer.BYTES;
          default -> throw Limits.damaged(FileType.TIFF, "a directory entry has a wrong type");
        };
    long count = Integer.toUnsignedLong(entry.getInt(4));
    if (count > MOST_PIECES) {
      throw Limits.damaged(FileType.TIFF, "a page has %,d pieces".formatted(count));
    }
    int bytes = (int) count * width;
    ByteBuffer data =
        bytes <= Integer.BYTES
            ? entry.slice(8, Integer.BYTES).order(order)
            : read(Integer.toUnsignedLong(entry.getInt(8)), bytes);
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          width == Short.BYTES
              ? Short.toUnsignedLong(data.getShort(i * width))
              : Integer.toUnsignedLong(data.getInt(i * width));
    }
    return values;
  }

  private long unsignedInt(long at) throws IOException {
    return Integer.toUnsignedLong(read(at, Integer.BYTES).getInt(0));
  }

  private ByteBuffer read(long at, int length) throws IOException {
    if (at + length > size) {
      throw Limits.cutOff(FileType.TIFF);
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw Limits.cutOff(FileType.TIFF);
      }
    }
    return buffer;
  }
}
