package dev.receipts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.receipts.extraction.Categories;
import dev.receipts.receipt.Payment;
import dev.receipts.receipt.Receipt.DocumentType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/** What a field may hold, and how a person writes it. */
enum FieldKind {
  TEXT("a text of at most 500 characters"),
  TYPE("RECEIPT, INVOICE or CREDIT_NOTE"),
  DATE("a date such as 2026-03-17"),
  TIME("a time such as 14:05"),
  CURRENCY("a currency's ISO 4217 code such as EUR"),
  PAYMENT_METHOD(String.join(" or ", Payment.METHODS)),
  CATEGORY("one of " + String.join(", ", Categories.names())),
  LAST_FOUR("exactly the last four digits of the card, such as 4417"),
  AMOUNT("an amount such as 1234.50, with at most three decimals and no thousands separator"),
  PRICE("a price such as 1.679, with at most three decimals and no thousands separator"),
  NUMBER("a number such as 2 or 0.375, with at most three decimals");

  private static final int LONGEST = 500;

  /** Nine digits before the point: sums of many such amounts still fit into a long. */
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,3})?");

  private static final Pattern DIGITS_OF_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

  private final String form;

  FieldKind(String form) {
    this.form = form;
  }

  /**
   * Reads what a person wrote.
   *
   * @throws ReviewException when the field cannot hold it
   */
  JsonNode read(String name, String value) {
    try {
      return switch (this) {
        case TEXT -> text(checked(value));
        case TYPE -> text(DocumentType.valueOf(value.toUpperCase(Locale.ROOT)).name());
        case DATE -> text(date(value).toString());
        case TIME -> text(LocalTime.parse(value).toString());
        case CURRENCY -> text(currency(value).getCode());
        case PAYMENT_METHOD -> text(oneOf(Payment.METHODS, value));
        case CATEGORY -> text(oneOf(Categories.names(), value));
        case LAST_FOUR -> text(fourDigits(value));
        case AMOUNT, PRICE, NUMBER -> JsonNodeFactory.instance.numberNode(decimal(value));
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ReviewException(
          "%s cannot be %s: write %s.".formatted(name, quoted(value), forms(name)));
    }
  }

  /** Whether it is an amount of money, which is written with the digits of its currency. */
  boolean isMoney() {
    return this == AMOUNT || this == PRICE;
  }

  /** The whole number of a card is repeated nowhere. */
  private String quoted(String value) {
    return this == LAST_FOUR ? "that" : "'" + value + "'";
  }

  private String forms(String name) {
    return form + ", or " + name + "= to say that there is none";
  }

  private static String checked(String value) {
    if (value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static LocalDate date(String value) {
    if (!DIGITS_OF_DATE.matcher(value).matches()) {
      throw new IllegalArgumentException();
    }
    return LocalDate.parse(value);
  }

  /** A currency that can be paid with: XXX is none, and XAU is gold. */
  private static CurrencyUnit currency(String value) {
    CurrencyUnit unit = CurrencyUnit.of(value.toUpperCase(Locale.ROOT));
    if (unit.isPseudoCurrency()) {
      throw new IllegalArgumentException();
    }
    return unit;
  }

  private static String oneOf(List<String> known, String value) {
    String name = value.toUpperCase(Locale.ROOT);
    if (!known.contains(name)) {
      throw new IllegalArgumentException();
    }
    return name;
  }

  private static String fourDigits(String value) {
    if (!FOUR_DIGITS.matcher(value).matches()) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static BigDecimal decimal(String value) {
    if (!DECIMAL.matcher(value).matches()) {
      throw new IllegalArgumentException();
    }
    return new BigDecimal(value);
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }
}
