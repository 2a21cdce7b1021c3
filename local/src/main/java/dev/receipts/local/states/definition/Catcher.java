package dev.receipts.local.states.definition;

import java.util.List;

/** Where a Task's failure leads when no retrier helps any more. */
public record Catcher(List<String> errorEquals, String next, Outcome outcome) {}
