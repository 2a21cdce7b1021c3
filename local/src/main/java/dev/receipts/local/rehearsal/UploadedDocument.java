package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import dev.receipts.document.SourceDocument;
import java.util.List;

/**
 * A document of a rehearsal in the inbox bucket.
 *
 * @param receipts what is on it, in the order of the pages
 */
record UploadedDocument(SourceDocument source, List<ExpectedReceipt> receipts) {
  UploadedDocument {
    receipts = List.copyOf(receipts);
  }

  DocumentId id() {
    return source.documentId();
  }

  String key() {
    return source.key();
  }

  int pages() {
    return receipts.size();
  }
}
