package dev.receipts.receipt;

/**
 * One arithmetic check.
 *
 * @param name as {@code subtotal + tax = total}
 * @param passed whether it closed
 * @param detail the numbers, as {@code 10.00 + 0.60 = 10.60}
 */
public record Check(String name, boolean passed, String detail) {}
