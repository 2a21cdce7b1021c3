package dev.receipts.pipeline;

import java.util.List;

/**
 * The list of the stored pages of one Textract answer; stored last, so it stands only where all do.
 *
 * @param pages how many pages Textract read
 * @param answerKeys the gzip-compressed JSON answers in the results bucket, in order
 */
public record TextractManifest(
    String jobId, TextractMode mode, int pages, List<String> answerKeys) {
  public TextractManifest {
    answerKeys = List.copyOf(answerKeys);
  }
}
