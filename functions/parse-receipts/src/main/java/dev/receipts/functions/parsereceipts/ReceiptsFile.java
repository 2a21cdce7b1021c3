package dev.receipts.functions.parsereceipts;

import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON Lines file of receipts that is being written. */
final class ReceiptsFile implements AutoCloseable {
  private final BufferedWriter writer;
  private int receipts;
  private int needReview;

  ReceiptsFile(Path file) throws IOException {
    this.writer = Files.newBufferedWriter(file);
  }

  void add(Receipt receipt) {
    try {
      writer.write(Json.mapper().writeValueAsString(ReceiptJson.write(receipt)));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder is full.", e);
    }
    receipts++;
    needReview += receipt.status() == Status.NEEDS_REVIEW ? 1 : 0;
  }

  int receipts() {
    return receipts;
  }

  int needReview() {
    return needReview;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
