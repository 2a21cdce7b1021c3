package dev.receipts.receipt;

import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * The amounts of a receipt, in its currency; ISO 4217's {@code XXX} where the currency is unknown.
 * subtotal + tax + tip + serviceCharge + shipping − discount + rounding = total, where tax is not
 * included in the prices.
 *
 * @param tax the sum of all taxes
 * @param discount positive: what was taken off
 * @param rounding signed
 * @param paid what the customer handed over or the card was charged
 * @param due what is still to be paid
 * @param change what the customer got back
 */
public record Amounts(
    Optional<BigMoney> subtotal,
    Optional<BigMoney> tax,
    Optional<BigMoney> tip,
    Optional<BigMoney> serviceCharge,
    Optional<BigMoney> shipping,
    Optional<BigMoney> discount,
    Optional<BigMoney> rounding,
    Optional<BigMoney> total,
    Optional<BigMoney> paid,
    Optional<BigMoney> due,
    Optional<BigMoney> change) {}
