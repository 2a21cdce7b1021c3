package dev.receipts.cli.picture;

import dev.receipts.page.Box;

/**
 * One value on a page.
 *
 * @param receipt the receipt's number in its file, from 1
 * @param field by its name in the receipt's evidence
 * @param value as it was read
 * @param chosen whether the field has this value; else it is a runner-up
 */
public record Mark(int receipt, String field, String value, Box box, boolean chosen) {

  /** The field in words: {@code lines[2]} is item 2. */
  String name() {
    return field
        .replaceFirst("^lines\\[(\\d+)]", "item $1")
        .replaceFirst("^taxes\\[(\\d+)]", "tax line $1");
  }
}
