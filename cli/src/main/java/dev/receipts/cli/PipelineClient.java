package dev.receipts.cli;

import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.DocumentId;
import dev.receipts.document.ResultKeys;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** What a user does with a deployed pipeline: upload, follow, and read what came out. */
final class PipelineClient {
  private final StackClients clients;
  private final UnaryOperator<String> physicalId;

  /**
   * @param physicalId gives the name, URL or ARN of a resource by its name in the template
   */
  PipelineClient(StackClients clients, UnaryOperator<String> physicalId) {
    this.clients = clients;
    this.physicalId = physicalId;
  }

  /** A receipt of a document that was stored. */
  record StoredReceipt(String file, Receipt receipt, Optional<Duplicate> duplicate) {
    String asJson() {
      return JsonLines.line(file, receipt, duplicate);
    }
  }

  /** Why a document was not stored. */
  record DeadLetter(String file, String error, String message) {}

  /** Uploads files under their names; files of the same name get a folder of their own. */
  List<DocumentProgress> upload(List<Path> files) {
    String bucket = physicalId.apply("InboxBucket");
    Set<String> keys = new HashSet<>();
    List<DocumentProgress> uploaded = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      String key = name;
      for (int number = 2; !keys.add(key); number++) {
        key = number + "/" + name;
      }
      String uniqueKey = key;
      PutObjectResponse answer =
          clients
              .s3()
              .putObject(
                  request -> request.bucket(bucket).key(uniqueKey), RequestBody.fromFile(file));
      String version =
          answer.versionId() == null ? answer.eTag().replace("\"", "") : answer.versionId();
      uploaded.add(DocumentProgress.uploaded(uniqueKey, DocumentId.of(bucket, uniqueKey, version)));
    }
    return uploaded;
  }

  /** Follows documents to their ends; see {@link ExecutionFollower#follow}. */
  List<DocumentProgress> follow(
      List<DocumentProgress> uploaded, ProgressDisplay display, Duration patience)
      throws InterruptedException {
    return new ExecutionFollower(clients.stepFunctions(), physicalId.apply("ReceiptPipeline"))
        .follow(uploaded, display, patience);
  }

  /** Reads the receipts of a document that was stored. */
  List<StoredReceipt> receipts(DocumentProgress document) {
    ClaimChecks results = new ClaimChecks(clients.s3(), physicalId.apply("ResultsBucket"));
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    try (ReceiptLines lines =
        new ReceiptLines(results.open(new ResultKeys(document.documentId()).receipts()))) {
      for (Optional<ReceiptLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        Receipt receipt = line.get().receipt();
        receipts.put(document.documentId().receiptId(receipt.index()), receipt);
      }
    }
    Map<String, Duplicate> duplicates =
        new DuplicateMarks(clients.dynamoDb(), physicalId.apply("ReceiptsTable"))
            .find(receipts.keySet());
    return receipts.entrySet().stream()
        .map(
            entry ->
                new StoredReceipt(
                    document.file(),
                    entry.getValue(),
                    Optional.ofNullable(duplicates.get(entry.getKey()))))
        .toList();
  }

  /** Reads why a document ended in the dead-letter queue. */
  DeadLetter deadLetter(DocumentProgress document) {
    Map<String, AttributeValue> row =
        clients
            .dynamoDb()
            .getItem(
                request ->
                    request
                        .tableName(physicalId.apply("DocumentsTable"))
                        .key(
                            Map.of(
                                "DocumentID", AttributeValue.fromS(document.documentId().value()))))
            .item();
    return new DeadLetter(document.file(), text(row, "Error"), text(row, "ErrorMessage"));
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null || value.s() == null ? "unknown" : value.s();
  }
}
