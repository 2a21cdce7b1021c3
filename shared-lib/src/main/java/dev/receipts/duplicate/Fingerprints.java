package dev.receipts.duplicate;

import dev.receipts.document.SourceDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What receipts that may be the same have in common, each as one text: receipts without a common
 * fingerprint need not be compared. The strongest comes first.
 *
 * <p>The content of a file is known by its ETag and size. An ETag is the same for the same content
 * uploaded in the same way (Amazon S3 API reference, "Object"); a copy uploaded in other parts has
 * another one, and is found by what is on it.
 */
public final class Fingerprints {
  private static final String CONTENT = "content:";

  private Fingerprints() {}

  /**
   * The fingerprints of a receipt.
   *
   * @param index its position in its document
   */
  public static List<String> of(SourceDocument document, int index, Traits traits) {
    List<String> fingerprints = new ArrayList<>();
    fingerprints.add(CONTENT + "%s:%d:%d".formatted(document.eTag(), document.size(), index));
    traits
        .number()
        .ifPresent(
            number -> {
              traits
                  .total()
                  .ifPresent(
                      total ->
                          fingerprints.add("number+total:" + number.value() + ":" + text(total)));
              traits
                  .date()
                  .ifPresent(
                      date -> fingerprints.add("number+date:" + number.value() + ":" + date));
            });
    if (traits.date().isPresent() && traits.total().isPresent()) {
      fingerprints.add("date+total:" + traits.date().get() + ":" + text(traits.total().get()));
    }
    return List.copyOf(fingerprints);
  }

  /** Whether receipts with this fingerprint stand at the same place of the same content. */
  public static boolean isOfContent(String fingerprint) {
    return fingerprint.startsWith(CONTENT);
  }

  private static String text(BigDecimal amount) {
    return amount.toPlainString();
  }
}
