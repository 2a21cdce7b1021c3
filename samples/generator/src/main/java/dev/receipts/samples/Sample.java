package dev.receipts.samples;

import java.util.List;
import java.util.function.Supplier;

/**
 * A sample file.
 *
 * @param name the file's name
 * @param receipts what is on it, in order
 * @param file makes its bytes
 */
record Sample(String name, List<Printed> receipts, Supplier<byte[]> file) {
  Sample {
    receipts = List.copyOf(receipts);
  }

  /**
   * A sale printed on some pages of the file.
   *
   * @param firstPage from 1
   */
  record Printed(Sale sale, Layout layout, int firstPage, int lastPage) {}

  /** What it is printed on. */
  enum Layout {
    ROLL,
    SHEET
  }

  int pages() {
    return receipts.stream().mapToInt(Printed::lastPage).max().orElseThrow();
  }

  /** The name of the file with its expected JSON. */
  String expectedName() {
    return name.substring(0, name.lastIndexOf('.')) + ".json";
  }
}
