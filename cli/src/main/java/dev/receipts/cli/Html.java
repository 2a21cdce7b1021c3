package dev.receipts.cli;

import java.util.Base64;
import java.util.List;

/**
 * Writes HTML. Whatever is text stays text: it may come from a document that somebody made to do
 * harm.
 */
final class Html {
  private final StringBuilder html = new StringBuilder();

  /** Adds markup that stands in this program and holds nothing from outside. */
  Html markup(String markup) {
    html.append(markup);
    return this;
  }

  Html text(String text) {
    html.append(escaped(text));
    return this;
  }

  /** Adds an element that holds text alone. */
  Html element(String name, String text) {
    return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
  }

  /** Adds a row of a table. */
  Html row(String cell, List<String> texts) {
    markup("<tr>");
    texts.forEach(text -> markup("<" + cell + ">").text(text).markup("</" + cell + ">"));
    return markup("</tr>\n");
  }

  /** Adds a picture that is a part of the page. */
  Html jpeg(byte[] jpeg, String description) {
    return markup("<img alt=\"")
        .text(description)
        .markup("\" src=\"data:image/jpeg;base64,")
        .markup(Base64.getEncoder().encodeToString(jpeg))
        .markup("\">\n");
  }

  @Override
  public String toString() {
    return html.toString();
  }

  /** A text without control characters, in which nothing is markup, also within an attribute. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : TextTable.printable(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
