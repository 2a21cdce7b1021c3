package dev.receipts.local.states;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param nextToken asks for the part that follows; empty after the last one
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
  public Page {
    items = List.copyOf(items);
  }
}
