package dev.receipts.local.rehearsal;

import dev.receipts.aws.QueueDepth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queues of the template, by what they are for. */
final class Queues {
  static final String INGEST = "ingest queue";
  static final String DEAD_LETTERS = "dead-letter queue";

  private static final int BATCH = 10;

  private static final Map<String, String> LOGICAL_IDS =
      Map.of(
          INGEST,
          "IngestQueue",
          "ingest dead-letter queue",
          "IngestDeadLetterQueue",
          DEAD_LETTERS,
          "ReceiptDeadLetterQueue",
          "quarantine queue",
          "QuarantineQueue");

  private final SqsClient sqs;
  private final UnaryOperator<String> physicalId;

  Queues(SqsClient sqs, UnaryOperator<String> physicalId) {
    this.sqs = sqs;
    this.physicalId = physicalId;
  }

  /** How many messages each queue holds, those that are hidden or delayed included. */
  Map<String, Long> messages() {
    Map<String, Long> messages = new LinkedHashMap<>();
    LOGICAL_IDS.keySet().forEach(queue -> messages.put(queue, messages(queue)));
    return messages;
  }

  long messages(String queue) {
    return QueueDepth.of(sqs, physicalId.apply(LOGICAL_IDS.get(queue)));
  }

  /** Moves what start-execution could not handle back to where it came from, as ops do. */
  int giveEventsAnotherChance() {
    String from = physicalId.apply("IngestDeadLetterQueue");
    String to = physicalId.apply("IngestQueue");
    int moved = 0;
    for (List<Message> batch = receive(from); !batch.isEmpty(); batch = receive(from)) {
      for (Message message : batch) {
        sqs.sendMessage(request -> request.queueUrl(to).messageBody(message.body()));
        sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()));
        moved++;
      }
    }
    return moved;
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
        .messages();
  }
}
