package dev.receipts.pipeline;

import java.math.BigDecimal;

/**
 * What Textract charges for a page, in US dollars, for the first million pages of a month in US
 * East (N. Virginia): 0.01 for Analyze Expense and 0.0015 for Detect Document Text
 * (https://aws.amazon.com/textract/pricing/). Other regions and volumes differ.
 */
public final class TextractPrice {
  private static final BigDecimal EXPENSE = new BigDecimal("0.01");
  private static final BigDecimal TEXT = new BigDecimal("0.0015");

  private TextractPrice() {}

  /** The price of a job that reads so many pages. */
  public static BigDecimal of(TextractMode mode, int pages) {
    BigDecimal page =
        switch (mode) {
          case EXPENSE -> EXPENSE;
          case TEXT -> TEXT;
        };
    return page.multiply(BigDecimal.valueOf(pages));
  }
}
