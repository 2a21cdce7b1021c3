package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;
import java.util.Optional;

/**
 * The input of an execution.
 *
 * @param previousJobId the latest Textract job of the document, where the execution takes the place
 *     of a failed one: a new job must not be mistaken for that one
 * @param checkpoint where to go on; at the beginning without one
 */
public record ExecutionInput(
    SourceDocument document, Optional<String> previousJobId, Optional<Checkpoint> checkpoint) {

  /** The input of a document's first execution. */
  public static ExecutionInput of(SourceDocument document) {
    return new ExecutionInput(document, Optional.empty(), Optional.empty());
  }
}
