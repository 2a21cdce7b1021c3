package dev.receipts.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads stored receipts, one JSON object a line, one at a time. */
public final class ReceiptLines implements AutoCloseable {
  private final BufferedReader lines;
  private int number;

  /** Reads from a stream, which is closed with this. */
  public ReceiptLines(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /**
   * One stored receipt.
   *
   * @param json the line it stands on
   */
  public record Line(Receipt receipt, String json) {}

  /**
   * The next receipt; empty after the last one.
   *
   * @throws ServiceUnavailableException when the connection broke
   * @throws ResultDamagedException when a line is not a receipt
   */
  public Optional<Line> next() {
    try {
      String line = lines.readLine();
      number++;
      return line == null ? Optional.empty() : Optional.of(new Line(receipt(line), line));
    } catch (IOException e) {
      throw new ServiceUnavailableException("S3 ended the stored receipts before their end.", e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new ServiceUnavailableException("S3 ended the stored receipts before their end.", e);
    }
  }

  private Receipt receipt(String line) {
    try {
      return ReceiptJson.read(Json.mapper().readTree(line));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Without its cause, which quotes the line and would end in the log.
      throw new ResultDamagedException(
          "Line %d of the stored receipts is not a receipt: parse the document again."
              .formatted(number));
    }
  }
}
