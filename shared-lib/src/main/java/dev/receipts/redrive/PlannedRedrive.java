package dev.receipts.redrive;

import java.math.BigDecimal;

/**
 * One failure and what is to be done about it.
 *
 * @param pagesBilledAgain pages that Textract read before and would read, and bill, once more
 * @param price of these pages in US dollars, by {@link dev.receipts.pipeline.TextractPrice}
 */
public record PlannedRedrive(
    QueuedFailure failure, Step step, int pagesBilledAgain, BigDecimal price) {}
