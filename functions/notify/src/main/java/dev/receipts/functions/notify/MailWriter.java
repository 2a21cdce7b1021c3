package dev.receipts.functions.notify;

import dev.receipts.document.SourceDocument;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Writes the mail about a document. Whatever comes from a receipt or from a key may have been
 * written by anybody: it is text here, never markup and never a header.
 */
final class MailWriter {
  private static final int LONGEST_NAME = 120;

  private MailWriter() {}

  /** How many receipts the document has, and how many of them want attention. */
  record Counts(int receipts, int needReview, int duplicates) {}

  /**
   * @param listed the first receipts of the document; the mail says how many more there are
   */
  static Mail write(SourceDocument document, Counts counts, List<Listed> listed) {
    return new Mail(
        subject(document, counts), html(document, counts, listed), text(document, counts, listed));
  }

  private static String subject(SourceDocument document, Counts counts) {
    String name = document.key().substring(document.key().lastIndexOf('/') + 1);
    return "%s in %s%s".formatted(count(counts), shorten(plain(name)), review(counts));
  }

  private static String html(SourceDocument document, Counts counts, List<Listed> listed) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escape(subject(document, counts)))
        .append("</title></head>\n<body style=\"font-family:sans-serif\">\n<p>")
        .append(escape(count(counts) + " in "))
        .append("<b>")
        .append(escape(plain(document.key())))
        .append("</b>")
        .append(escape(review(counts)))
        .append(".</p>\n");
    if (!listed.isEmpty()) {
      html.append("<table cellpadding=\"6\" style=\"border-collapse:collapse\">\n<tr>");
      for (String heading : List.of("Vendor", "Date", "Total", "Currency", "Status")) {
        html.append("<th align=\"left\">").append(heading).append("</th>");
      }
      html.append("</tr>\n");
      for (Listed receipt : listed) {
        html.append("<tr>");
        for (String cell : cells(receipt)) {
          html.append("<td>").append(escape(cell)).append("</td>");
        }
        html.append("</tr>\n");
      }
      html.append("</table>\n");
    }
    more(counts, listed).ifPresent(line -> html.append("<p>").append(line).append("</p>\n"));
    return html.append("<p>")
        .append(escape(plain(document.s3Path())))
        .append("</p>\n</body></html>\n")
        .toString();
  }

  private static String text(SourceDocument document, Counts counts, List<Listed> listed) {
    StringBuilder text = new StringBuilder();
    text.append("%s in %s%s.\n\n".formatted(count(counts), plain(document.key()), review(counts)));
    for (Listed receipt : listed) {
      text.append(String.join(" | ", cells(receipt))).append('\n');
    }
    more(counts, listed).ifPresent(line -> text.append(line).append('\n'));
    return text.append('\n').append(plain(document.s3Path())).append('\n').toString();
  }

  private static List<String> cells(Listed listed) {
    Receipt receipt = listed.receipt();
    return List.of(
        receipt.vendor().name().map(MailWriter::plain).map(MailWriter::shorten).orElse("–"),
        receipt.date().map(Object::toString).orElse("–"),
        receipt.amounts().total().map(total -> total.getAmount().toPlainString()).orElse("–"),
        receipt.currency().map(CurrencyUnit::getCode).orElse("–"),
        switch (receipt.status()) {
              case VERIFIED -> "verified";
              case UNVERIFIED -> "unverified";
              case NEEDS_REVIEW -> "needs review";
            }
            + listed.duplicate().map(MailWriter::repeats).orElse(""));
  }

  private static String repeats(Duplicate duplicate) {
    return ", duplicate of " + duplicate.receiptId() + ": " + plain(duplicate.evidence());
  }

  private static String count(Counts counts) {
    return switch (counts.receipts()) {
      case 0 -> "No receipt";
      case 1 -> "1 receipt";
      default -> counts.receipts() + " receipts";
    };
  }

  private static String review(Counts counts) {
    String review =
        switch (counts.needReview()) {
          case 0 -> "";
          case 1 -> ", 1 needs review";
          default -> ", %d need review".formatted(counts.needReview());
        };
    return switch (counts.duplicates()) {
      case 0 -> review;
      case 1 -> review + ", 1 duplicate";
      default -> review + ", %d duplicates".formatted(counts.duplicates());
    };
  }

  private static Optional<String> more(Counts counts, List<Listed> listed) {
    int more = counts.receipts() - listed.size();
    return more > 0 ? Optional.of("… and %d more".formatted(more)) : Optional.empty();
  }

  /**
   * One line without control characters, so that nothing can begin a header of its own, and without
   * the marks that turn the direction of text, so that a name looks like what it is.
   */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
  }

  private static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
