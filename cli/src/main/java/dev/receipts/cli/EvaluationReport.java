package dev.receipts.cli;

import dev.receipts.receipt.Check;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scores and the misses with their pictures as one HTML file that needs nothing else: no
 * script, no network.
 */
final class EvaluationReport {
  /** More pictures than this no browser shows with pleasure. */
  private static final long MOST_BYTES = 30L << 20;

  private static final int TEXT_WIDTH = 200;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>Receipts: evaluation</title>
      <style>
      body { font: 15px/1.45 sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; color: #222 }
      table { border-collapse: collapse; margin: 1em 0 }
      th, td { border-bottom: 1px solid #ddd; padding: .25em .8em .25em 0; text-align: left; vertical-align: top; overflow-wrap: anywhere }
      section { border-top: 3px solid #444; margin-top: 2em; display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 0 2em }
      section h3 { grid-column: 1 / 3 }
      img { max-width: 100%; border: 1px solid #bbb }
      </style>
      </head>
      <body>
      """;

  private final Map<String, MissPictures> pictures = new HashMap<>();
  private long bytes;
  private int leftOut;

  /** Keeps the pictures of a file for as long as there is room. */
  void add(String file, MissPictures ofFile) {
    if (bytes + ofFile.size() <= MOST_BYTES) {
      bytes += ofFile.size();
      pictures.putIfAbsent(file, ofFile);
    } else {
      leftOut++;
    }
  }

  /** Writes the report. */
  void write(Path file, Scores scores) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(HEAD);
      out.write(summary(scores).toString());
      out.write(confusions(scores.misses()).toString());
      Map<String, List<Miss>> byFile = new LinkedHashMap<>();
      scores
          .misses()
          .forEach(miss -> byFile.computeIfAbsent(miss.file(), id -> new ArrayList<>()).add(miss));
      for (Map.Entry<String, List<Miss>> entry : byFile.entrySet()) {
        out.write(section(entry.getKey(), entry.getValue()).toString());
      }
      out.write("</body>\n</html>\n");
    }
  }

  private Html summary(Scores scores) {
    Html html = new Html().element("h1", "Evaluation");
    html.element("p", "%,d files of which the truth is known.".formatted(scores.files()));
    html.markup("<table>\n").row("th", List.of("field", "right", "of", "percent"));
    for (Scores.Share share : scores.shares()) {
      html.row(
          "td",
          List.of(
              share.name(),
              Integer.toString(share.right()),
              Integer.toString(share.of()),
              share.percent()));
    }
    html.markup("</table>\n");
    if (leftOut > 0) {
      html.element(
          "p",
          "%,d files are shown without pictures: the report would be too large."
              .formatted(leftOut));
    }
    return html;
  }

  /** Which rule was wrong how often, and what was read instead of what. */
  private static Html confusions(List<Miss> misses) {
    Html html = new Html();
    if (misses.isEmpty()) {
      return html.element("p", "Nothing was missed.");
    }
    Map<List<String>, Integer> byRule = new TreeMap<>(Comparator.comparing(List::toString));
    misses.forEach(miss -> byRule.merge(List.of(miss.field(), rule(miss)), 1, Integer::sum));
    html.element("h2", "By rule").markup("<table>\n");
    html.row("th", List.of("field", "rule of what was read", "misses"));
    byRule.entrySet().stream()
        .sorted(Map.Entry.<List<String>, Integer>comparingByValue().reversed())
        .forEach(
            entry ->
                html.row(
                    "td",
                    List.of(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getValue().toString())));
    html.markup("</table>\n").element("h2", "Confusions").markup("<table>\n");
    html.row("th", List.of("file", "field", "expected", "read", "rule"));
    for (Miss miss : misses) {
      html.row(
          "td", List.of(miss.file(), miss.field(), cut(miss.expected()), read(miss), rule(miss)));
    }
    return html.markup("</table>\n").element("h2", "Misses");
  }

  private Html section(String file, List<Miss> misses) {
    Html html = new Html().markup("<section>\n").element("h3", file).markup("<div>\n");
    Optional<Receipt> receipt = misses.getFirst().receipt();
    if (receipt.isEmpty()) {
      html.element("p", "No receipt was read.");
    }
    receipt.ifPresent(read -> status(html, read));
    Optional<MissPictures> shown = Optional.ofNullable(pictures.get(file));
    for (Miss miss : misses) {
      html.element("h4", miss.field()).markup("<table>\n");
      html.row("td", List.of("expected", cut(miss.expected())));
      html.row("td", List.of("read", read(miss)));
      miss.evidence()
          .ifPresent(
              evidence -> {
                html.row("td", List.of("from", cut(evidence.text())));
                html.row("td", List.of("rule", evidence.rule()));
                html.row("td", List.of("place", place(evidence)));
              });
      html.markup("</table>\n");
      shown
          .flatMap(of -> Optional.ofNullable(of.details().get(miss.field())))
          .ifPresent(jpeg -> html.jpeg(jpeg, "what " + miss.field() + " was read from"));
    }
    html.markup("</div>\n<div>\n");
    shown.ifPresent(of -> of.pages().forEach((number, jpeg) -> html.jpeg(jpeg, "page " + number)));
    return html.markup("</div>\n</section>\n");
  }

  private static void status(Html html, Receipt receipt) {
    html.element("p", "Status: " + receipt.status());
    html.markup("<ul>\n");
    receipt.reviewReasons().forEach(reason -> html.element("li", cut(reason)));
    for (Check check : receipt.checks()) {
      html.element(
          "li",
          cut((check.passed() ? "closes: " : "fails: ") + check.name() + ": " + check.detail()));
    }
    html.markup("</ul>\n");
  }

  private static String place(Evidence evidence) {
    return "page %d at %.0f%%/%.0f%%, confidence %.0f"
        .formatted(
            evidence.page(),
            evidence.box().left() * 100,
            evidence.box().top() * 100,
            evidence.confidence());
  }

  private static String read(Miss miss) {
    return miss.got().map(EvaluationReport::cut).orElse("nothing");
  }

  private static String rule(Miss miss) {
    return miss.evidence().map(Evidence::rule).orElse("-");
  }

  private static String cut(String text) {
    return TextTable.cut(text, TEXT_WIDTH);
  }
}
