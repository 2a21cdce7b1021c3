package dev.receipts.cli.picture;

import dev.receipts.page.Box;

/**
 * One value on a page.
 *
 * @param receipt the receipt's number in its file, from 1
 * @param field as in the receipt's JSON, one of a list as {@code lineItems[0]}
 * @param value as it was read
 * @param chosen whether the field has this value; else it is a runner-up
 */
public record Mark(int receipt, String field, String value, Box box, boolean chosen) {

  /** The field in words; of a list the first one is 1. */
  String name() {
    int bracket = field.indexOf('[');
    if (bracket < 0) {
      return field;
    }
    int position = 1 + Integer.parseInt(field.substring(bracket + 1, field.length() - 1));
    return (field.startsWith("lineItems") ? "item " : "tax line ") + position;
  }
}
