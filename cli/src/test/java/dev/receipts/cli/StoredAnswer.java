package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer of Textract's text detection about a receipt that never was. */
final class StoredAnswer {
  private StoredAnswer() {}

  /** Tea and jam for 10.60 pounds. */
  static void ofCornerShop(Path file) throws IOException {
    ofShop(file, "Corner Shop Ltd");
  }

  /** The same from another shop. */
  static void ofShop(Path file, String vendor) throws IOException {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.putObject("DocumentMetadata").put("Pages", 1);
    ArrayNode blocks = answer.putArray("Blocks");
    blocks.addObject().put("BlockType", "PAGE").put("Id", "page").put("Page", 1);
    line(blocks, 0.05, 0.3, vendor);
    line(blocks, 0.10, 0.3, "1 High Street, London");
    line(blocks, 0.15, 0.3, "04 March 2026");
    line(blocks, 0.25, 0.1, "Tea");
    line(blocks, 0.25, 0.7, "4.50");
    line(blocks, 0.30, 0.1, "Jam");
    line(blocks, 0.30, 0.7, "6.10");
    line(blocks, 0.40, 0.1, "TOTAL GBP");
    line(blocks, 0.40, 0.7, "10.60");
    Files.write(file, Json.mapper().writeValueAsBytes(answer));
  }

  private static void line(ArrayNode blocks, double top, double left, String text) {
    ObjectNode line = blocks.addObject();
    line.put("BlockType", "LINE").put("Id", "line " + blocks.size()).put("Page", 1);
    line.put("Text", text).put("Confidence", 99.0);
    line.putObject("Geometry")
        .putObject("BoundingBox")
        .put("Left", left)
        .put("Top", top)
        .put("Width", 0.02 * text.length())
        .put("Height", 0.02);
  }
}
