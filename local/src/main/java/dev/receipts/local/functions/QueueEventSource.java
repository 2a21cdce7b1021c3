package dev.receipts.local.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.template.EventSource;
import dev.receipts.local.threads.ServiceThreads;
import dev.receipts.local.time.Activity;
import dev.receipts.local.time.QueueWatch;
import dev.receipts.local.time.StackClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Polls a queue for a function. What the function is done with is deleted; what failed stays, and
 * is seen again when its visibility time-out is over.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Error
 *     handling for an SQS event source</a>
 */
final class QueueEventSource implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(QueueEventSource.class);

  /** SQS gives no more messages with one answer. */
  private static final int MAXIMUM_RECEIVE = 10;

  /** Lambda waits 20 seconds; but the local SQS stops only when nobody waits any more. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final EventSource.Queue source;
  private final String region;
  private final String queueUrl;
  private final SqsClient queues;
  private final Supplier<Optional<Instant>> next;
  private final LambdaService lambda;
  private final String functionArn;
  private final StackClock clock;
  private final QueueWatch watch;
  private final Semaphore permits;
  private final ExecutorService threads = ServiceThreads.named("event-source");

  /**
   * @param next when the queue's first message can be seen, or could be since; empty where the
   *     queue holds none
   */
  QueueEventSource(
      EventSource.Queue source,
      String region,
      String queueUrl,
      SqsClient queues,
      Supplier<Optional<Instant>> next,
      LambdaService lambda,
      String functionArn,
      StackClock clock) {
    this.clock = clock;
    this.watch = clock.watch();
    this.source = source;
    this.region = region;
    this.queueUrl = queueUrl;
    this.queues = queues;
    this.next = next;
    this.lambda = lambda;
    this.functionArn = functionArn;
    this.permits = new Semaphore(source.maximumConcurrency());
  }

  void start() {
    Future<?> unused = threads.submit(this::poll);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private Void poll() throws InterruptedException {
    while (!threads.isShutdown()) {
      if (!permits.tryAcquire()) {
        watch.takesNothing();
        permits.acquire();
      }
      List<Message> batch = List.of();
      try {
        watch.looks();
        batch = mayHaveMessage() ? receive() : List.of();
      } catch (SdkException e) {
        if (!threads.isShutdown()) {
          LOG.warn("The queue {} cannot be polled: {}", source.queueArn(), e.getMessage());
          Thread.sleep(AFTER_FAILURE);
        }
      }
      if (batch.isEmpty()) {
        permits.release();
        watch.sawNothing(next.get());
        watch.rest();
      } else {
        process(batch);
      }
    }
    return null;
  }

  private boolean mayHaveMessage() {
    return next.get().filter(time -> !time.isAfter(clock.now())).isPresent();
  }

  private List<Message> receive() {
    List<Message> batch = new ArrayList<>(receive(source.batchSize(), longestWait()));
    long end = System.nanoTime() + source.window().toNanos();
    while (!batch.isEmpty() && batch.size() < source.batchSize() && System.nanoTime() < end) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      batch.addAll(
          receive(
              source.batchSize() - batch.size(),
              left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT));
    }
    return batch;
  }

  private List<Message> receive(int most, Duration wait) {
    return queues
        .receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(Math.min(most, MAXIMUM_RECEIVE))
                    .waitTimeSeconds((int) wait.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** Where time leaps, nobody waits at a queue in real time. */
  private Duration longestWait() {
    return clock.isVirtual() ? Duration.ZERO : LONGEST_WAIT;
  }

  private void process(List<Message> batch) {
    // Until the clock knows of the invocation itself.
    Activity activity = clock.begin();
    try (activity) {
      CompletableFuture<Void> unused =
          lambda
              .invoke(functionArn, event(batch))
              .handle(
                  (result, failure) -> {
                    if (failure == null) {
                      end(batch, result);
                    } else {
                      left(failure);
                    }
                    return null;
                  });
    } catch (LambdaException | RejectedExecutionException e) {
      left(e);
    }
  }

  /** On the invocation's thread, so that time does not leap before the messages are deleted. */
  private void end(List<Message> batch, InvocationResult result) {
    Optional<Set<String>> failures = failures(batch, result);
    try {
      if (threads.isShutdown()) {
        LOG.debug("A batch of {} is left in its queue: it is not polled any more", functionArn);
      } else if (failures.isPresent()) {
        delete(
            batch.stream()
                .filter(message -> !failures.get().contains(message.messageId()))
                .toList());
      } else {
        LOG.warn("{} did not take {} messages; see its log", functionArn, batch.size());
      }
      release();
    } catch (SdkException e) {
      left(e);
    }
  }

  private void left(Throwable failure) {
    if (threads.isShutdown()) {
      LOG.debug("A batch of {} is left in its queue", source.queueArn(), failure);
    } else {
      LOG.warn("A batch of {} is left in its queue: {}", source.queueArn(), failure.getMessage());
    }
    release();
  }

  private void release() {
    watch.takesAgain();
    permits.release();
  }

  /** The messages that failed; empty when the whole batch did. */
  private Optional<Set<String>> failures(List<Message> batch, InvocationResult result) {
    if (result.errorType().isPresent()) {
      return Optional.empty();
    }
    Set<String> failed = new HashSet<>();
    if (!source.reportsFailures() || result.payload().isBlank()) {
      return Optional.of(failed);
    }
    Set<String> known = new HashSet<>();
    batch.forEach(message -> known.add(message.messageId()));
    try {
      JsonNode answer = Json.mapper().readTree(result.payload());
      for (JsonNode failure : answer.path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return known.containsAll(failed) ? Optional.of(failed) : Optional.empty();
  }

  private void delete(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MAXIMUM_RECEIVE) {
      List<DeleteMessageBatchRequestEntry> entries =
          messages.subList(from, Math.min(messages.size(), from + MAXIMUM_RECEIVE)).stream()
              .map(
                  message ->
                      DeleteMessageBatchRequestEntry.builder()
                          .id(message.messageId())
                          .receiptHandle(message.receiptHandle())
                          .build())
              .toList();
      queues.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }
  }

  private ObjectNode event(List<Message> batch) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    batch.forEach(message -> record(records.addObject(), message));
    return event;
  }

  private void record(ObjectNode record, Message message) {
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    ObjectNode attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode messageAttributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach(
            (name, value) -> {
              ObjectNode attribute = messageAttributes.putObject(name);
              attribute.put("stringValue", value.stringValue());
              if (value.binaryValue() != null) {
                attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
              }
              attribute.putArray("stringListValues");
              attribute.putArray("binaryListValues");
              attribute.put("dataType", value.dataType());
            });
    record.put("md5OfBody", message.md5OfBody());
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", source.queueArn());
    record.put("awsRegion", region);
  }
}
