package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;
import java.util.Optional;

/**
 * What start-textract is asked; it answers with a {@link TextractJob}.
 *
 * @param previousJobId the job that the new one replaces; absent or blank where there was none
 */
public record StartTextractRequest(
    SourceDocument document, Run run, Optional<String> previousJobId) {}
