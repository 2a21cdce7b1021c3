package dev.receipts.document;

/** Where a document's results stand in the results bucket. */
public record ResultKeys(DocumentId documentId) {

  /** The prefix of the stored Textract answer of one job. */
  public String textractPrefix(String jobId) {
    return root() + "textract/" + jobId + "/";
  }

  /** One page of Textract's answer (gzip-compressed JSON); {@code number} counts from 1. */
  public String textractAnswer(String jobId, int number) {
    return textractPrefix(jobId) + "%05d.json.gz".formatted(number);
  }

  /** The list of the stored answer pages, written last: where it stands, the answer is whole. */
  public String textractManifest(String jobId) {
    return textractPrefix(jobId) + "manifest.json";
  }

  /** The parsed receipts, one JSON object a line. */
  public String receipts() {
    return root() + "receipts.jsonl";
  }

  private String root() {
    return "documents/" + documentId + "/";
  }
}
