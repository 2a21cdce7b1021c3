package dev.receipts.receipt;

import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * One line of goods or services.
 *
 * @param code the vendor's article number
 * @param taxCode the mark that ties the line to a tax rate
 */
public record LineItem(
    String description,
    Optional<String> code,
    Optional<BigDecimal> quantity,
    Optional<String> unit,
    Optional<BigMoney> unitPrice,
    Optional<BigMoney> amount,
    Optional<String> taxCode) {}
