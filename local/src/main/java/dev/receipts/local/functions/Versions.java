package dev.receipts.local.functions;

import dev.receipts.local.template.FunctionResource;

/** The version of a function: an alias points at the first that was published. */
final class Versions {
  private Versions() {}

  static String of(FunctionResource function) {
    return function.alias().isPresent() ? "1" : "$LATEST";
  }
}
