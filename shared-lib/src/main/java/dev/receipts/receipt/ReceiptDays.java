package dev.receipts.receipt;

import java.time.LocalDate;

/** On which days a receipt can have been written: a person is trusted further than a reading. */
public final class ReceiptDays {
  /** What looks like an earlier or a later year is something else. */
  public static final int FIRST_YEAR_READ = 1990;

  public static final int LAST_YEAR_READ = 2069;

  /** Nobody corrects an older receipt: such a year is a slip of the hand. */
  public static final LocalDate FIRST_GIVEN = LocalDate.of(1970, 1, 1);

  private ReceiptDays() {}

  /** Nobody writes a receipt for a day further ahead: such a year is misread. */
  public static LocalDate lastRead(LocalDate received) {
    return received.plusYears(1);
  }

  /** It is tomorrow already somewhere. */
  public static LocalDate lastGiven(LocalDate today) {
    return today.plusDays(1);
  }
}
