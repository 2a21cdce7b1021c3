package dev.receipts.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a country writes numbers, dates and money.
 *
 * @param groupMark empty where thousands are not marked
 * @param outerGroup digits in the groups left of the first: 3, or 2 in India (1,23,456.00)
 * @param datePattern as {@link DateTimeFormatter} has it
 * @param moneyBefore printed before an important amount, as {@code "$"}
 * @param moneyAfter printed after an important amount, as {@code " EUR"}
 */
record Format(
    String decimalMark,
    String groupMark,
    int outerGroup,
    String datePattern,
    String timePattern,
    Locale language,
    String moneyBefore,
    String moneyAfter) {
  private static final int FIRST_GROUP = 3;

  static Format of(String decimalMark, String groupMark, String datePattern) {
    return new Format(
        decimalMark, groupMark, FIRST_GROUP, datePattern, "HH:mm", Locale.ROOT, "", "");
  }

  Format outerGroup(int digits) {
    return new Format(
        decimalMark,
        groupMark,
        digits,
        datePattern,
        timePattern,
        language,
        moneyBefore,
        moneyAfter);
  }

  Format time(String pattern) {
    return new Format(
        decimalMark,
        groupMark,
        outerGroup,
        datePattern,
        pattern,
        language,
        moneyBefore,
        moneyAfter);
  }

  Format language(Locale locale) {
    return new Format(
        decimalMark,
        groupMark,
        outerGroup,
        datePattern,
        timePattern,
        locale,
        moneyBefore,
        moneyAfter);
  }

  Format money(String before, String after) {
    return new Format(
        decimalMark, groupMark, outerGroup, datePattern, timePattern, language, before, after);
  }

  /** A number with exactly the digits it has. */
  String number(BigDecimal value) {
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : decimalMark + plain.substring(point + 1);
    return (value.signum() < 0 ? "-" : "") + grouped(whole) + fraction;
  }

  /** An amount with its currency. */
  String money(BigDecimal value) {
    String sign = value.signum() < 0 ? "-" : "";
    return sign + moneyBefore + number(value.abs()) + moneyAfter;
  }

  String rate(BigDecimal percent) {
    return number(percent) + "%";
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(datePattern, language).format(date);
  }

  String time(LocalTime time) {
    return DateTimeFormatter.ofPattern(timePattern, Locale.US).format(time);
  }

  private String grouped(String digits) {
    StringBuilder text = new StringBuilder(digits);
    int position = digits.length() - FIRST_GROUP;
    while (position > 0) {
      text.insert(position, groupMark);
      position -= outerGroup;
    }
    return text.toString();
  }
}
