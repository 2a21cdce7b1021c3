package dev.receipts.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.Check;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import dev.receipts.review.ReceiptFields;
import dev.receipts.review.Review;
import dev.receipts.review.ReviewItem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A receipt on paper for a reviewer. */
final class ReviewSheet {
  private final PrintWriter out;
  private final ReviewItem item;

  /** The lines and taxes that were printed. */
  private final Set<String> elements = new HashSet<>();

  private ReviewSheet(PrintWriter out, ReviewItem item) {
    this.out = out;
    this.item = item;
  }

  /** Prints everything about a receipt. */
  static void print(PrintWriter out, ReviewItem item, boolean json) {
    if (json) {
      out.println(json(item));
    } else {
      new ReviewSheet(out, item).print();
    }
  }

  /** Prints what became of a receipt that was reviewed. */
  static void printOutcome(PrintWriter out, ReviewItem item, boolean json) {
    if (json) {
      out.println(json(item));
    } else {
      new ReviewSheet(out, item).printOutcome();
    }
  }

  private void print() {
    Receipt receipt = item.receipt();
    line("Receipt", item.id());
    line("Document", item.s3Path());
    line("Pages", receipt.firstPage() + "-" + receipt.lastPage());
    line("Status", receipt.status().name());
    item.state().ifPresent(state -> line("Review", state.name()));
    line("Version", item.version());
    item.duplicate()
        .ifPresent(
            duplicate ->
                line(
                    "Duplicate of",
                    "%s: %s".formatted(duplicate.receiptId(), duplicate.evidence())));
    section("Fields", ReceiptFields.of(receipt).entrySet().stream().map(this::field).toList());
    section(
        "Reasons for a review",
        receipt.reviewReasons().stream().map(TextTable::printable).toList());
    section("Checks", receipt.checks().stream().map(ReviewSheet::check).toList());
    section("The machine reads otherwise", machine());
    section("History", item.reviews().stream().map(ReviewSheet::review).toList());
  }

  private void printOutcome() {
    Review review = item.reviews().getLast();
    out.println(review(review));
    item.receipt()
        .reviewReasons()
        .forEach(reason -> out.println("  " + TextTable.printable(reason)));
  }

  private String field(Map.Entry<String, String> field) {
    String name = field.getKey();
    Optional<Evidence> evidence = evidence(name).or(() -> ofElement(name));
    return "%-22s %s%s"
        .formatted(
            name,
            TextTable.printable(field.getValue()),
            evidence
                .map(
                    known ->
                        "   (page %d, %s: \"%s\")"
                            .formatted(
                                known.page(),
                                TextTable.printable(known.rule()),
                                TextTable.printable(known.text())))
                .orElse(""));
  }

  private Optional<Evidence> evidence(String name) {
    return Optional.ofNullable(item.receipt().evidence().get(name));
  }

  /** What a line or a tax was read from, beside the first of its fields. */
  private Optional<Evidence> ofElement(String name) {
    return ReceiptFields.elementOf(name).filter(elements::add).flatMap(this::evidence);
  }

  private List<String> machine() {
    return item.machineSays().entrySet().stream()
        .map(entry -> TextTable.printable(entry.getKey() + " " + value(entry.getValue())))
        .toList();
  }

  private static String check(Check check) {
    return TextTable.printable(
        "%s %s: %s".formatted(check.passed() ? "passed" : "FAILED", check.name(), check.detail()));
  }

  private static String review(Review review) {
    StringBuilder text =
        new StringBuilder(
            "%s %s by %s (%s)"
                .formatted(
                    DlqListCommand.time(review.at()),
                    review.action().name().toLowerCase(Locale.ROOT),
                    review.by(),
                    review.reason()));
    review
        .after()
        .forEach(
            (name, after) ->
                text.append("; ")
                    .append(name)
                    .append(' ')
                    .append(value(review.before().getOrDefault(name, "")))
                    .append(" -> ")
                    .append(value(after)));
    return TextTable.printable(text.toString());
  }

  private static String value(String text) {
    return text.isEmpty() ? "(none)" : text;
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title + ":");
      lines.forEach(text -> out.println("  " + text));
    }
  }

  private void line(String name, String value) {
    out.printf("%-14s %s%n", name, TextTable.printable(value));
  }

  static String json(ReviewItem item) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("receiptId", item.id())
        .put("s3FilePath", item.s3Path())
        .put("version", item.version());
    item.state().ifPresent(state -> json.put("reviewState", state.name()));
    try {
      json.setAll((ObjectNode) Json.mapper().readTree(item.json()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    json.set("machineSays", Json.mapper().valueToTree(item.machineSays()));
    ArrayNode reviews = json.putArray("reviews");
    for (Review review : item.reviews()) {
      ObjectNode node = reviews.addObject();
      node.put("action", review.action().name())
          .put("by", review.by())
          .put("reason", review.reason())
          .put("at", review.at().toString());
      node.set("before", Json.mapper().valueToTree(review.before()));
      node.set("after", Json.mapper().valueToTree(review.after()));
      node.set("reviewReasons", Json.mapper().valueToTree(review.reasons()));
    }
    return json.toString();
  }
}
