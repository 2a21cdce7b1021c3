package dev.receipts.receipt;

import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * One tax as printed.
 *
 * @param rate in percent
 * @param base the net amount it is taken of
 */
public record TaxLine(
    Optional<String> label,
    Optional<BigDecimal> rate,
    Optional<BigMoney> base,
    Optional<BigMoney> amount) {}
