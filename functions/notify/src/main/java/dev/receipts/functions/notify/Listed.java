package dev.receipts.functions.notify;

import dev.receipts.duplicate.Duplicate;
import dev.receipts.receipt.Receipt;
import java.util.Optional;

/** A receipt that a mail lists, and whether it repeats an earlier one. */
record Listed(Receipt receipt, Optional<Duplicate> duplicate) {}
