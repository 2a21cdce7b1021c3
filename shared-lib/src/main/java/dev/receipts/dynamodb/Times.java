package dev.receipts.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How times are written in the tables. */
public final class Times {
  /** Always three digits of a second, so that the order of the texts is the order of the times. */
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** A time as text, in UTC, with milliseconds. */
  public static String text(Instant time) {
    return FORM.format(time);
  }
}
