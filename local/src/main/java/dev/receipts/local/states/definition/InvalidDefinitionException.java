package dev.receipts.local.states.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that this interpreter refuses. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  InvalidDefinitionException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(Diagnostic::toString)
            .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Everything that is wrong. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
