package dev.receipts.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Receipts as JSON Lines. */
final class JsonLines {
  private JsonLines() {}

  /**
   * One line, that begins with where the receipt came from.
   *
   * @param source the name of the file
   */
  static String line(String source, Receipt receipt) {
    return line(source, receipt, Optional.empty());
  }

  /**
   * One line, that begins with where the receipt came from and ends with the earlier receipt that
   * it repeats.
   */
  static String line(String source, Receipt receipt, Optional<Duplicate> duplicate) {
    ObjectNode json = Json.mapper().createObjectNode().put("source", source);
    json.setAll(ReceiptJson.write(receipt));
    duplicate.ifPresent(present -> present.addTo(json));
    try {
      return Json.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
