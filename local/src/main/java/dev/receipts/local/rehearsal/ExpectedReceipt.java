package dev.receipts.local.rehearsal;

import java.math.BigDecimal;

/**
 * What is printed on a receipt, and so what has to be stored.
 *
 * @param date as {@code 2026-03-14}
 * @param total without zeros at the end: {@code 12.5}
 */
record ExpectedReceipt(String vendor, String date, String number, String total) {
  static String plain(String amount) {
    return new BigDecimal(amount).stripTrailingZeros().toPlainString();
  }
}
