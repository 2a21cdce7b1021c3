package dev.receipts.functions.startexecution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.SourceDocument;

/**
 * One uploaded object version.
 *
 * @param record the record of the S3 event that told of it, to be sent again when it has to wait
 */
record Upload(SourceDocument document, JsonNode record) {}
