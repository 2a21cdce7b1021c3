package dev.receipts.duplicate;

import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Vendor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** What tells one receipt from another. */
public record Traits(
    Optional<LooseText> vendor,
    Optional<LooseText> taxId,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    Optional<LooseText> number,
    Optional<CurrencyUnit> currency,
    Optional<BigDecimal> total,
    List<Line> lines) {

  /** More line items than these tell nothing new, and each is compared with each. */
  private static final int MOST_LINES = 60;

  /** One line item. */
  record Line(LooseText description, Optional<BigDecimal> amount) {
    static Line of(LineItem item) {
      return new Line(
          LooseText.of(item.description()),
          item.amount().map(BigMoney::getAmount).map(Traits::plain));
    }
  }

  public Traits {
    lines = List.copyOf(lines);
  }

  /** The traits of a receipt. */
  public static Traits of(Receipt receipt) {
    Vendor vendor = receipt.vendor();
    return new Traits(
        loose(vendor.name()),
        loose(vendor.taxId()),
        receipt.date(),
        receipt.time(),
        loose(receipt.number()),
        receipt.currency(),
        receipt.amounts().total().map(BigMoney::getAmount).map(Traits::plain),
        receipt.lineItems().stream().limit(MOST_LINES).map(Line::of).toList());
  }

  private static Optional<LooseText> loose(Optional<String> text) {
    return text.map(LooseText::of).filter(loose -> !loose.isEmpty());
  }

  /** 1.50 and 1.5 are the same amount. */
  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }
}
