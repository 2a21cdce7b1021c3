package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.EventSource;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueueEventSourceTest {
  @TempDir private Path folder;
  private final SqsClient queues = mock(SqsClient.class);
  private final Queue<List<Message>> waiting = new ArrayDeque<>();
  private final LinkedBlockingQueue<String> deleted = new LinkedBlockingQueue<>();
  private final CountDownLatch drained = new CountDownLatch(1);
  private LambdaService lambda;
  private QueueEventSource source;

  @AfterEach
  void stop() {
    source.close();
    lambda.close();
  }

  @Test
  void deletesWhatSucceededAndLeavesWhatFailed() throws Exception {
    waiting.add(List.of(message("1", "good"), message("2", "bad"), message("3", "good")));

    poll(true);

    assertThat(nextDeleted(2)).containsExactly("1", "3");
  }

  @Test
  void leavesTheWholeBatchWhenTheFunctionFailsOrNamesAnUnknownMessage() throws Exception {
    waiting.add(List.of(message("1", "good"), message("2", "dreadful")));
    waiting.add(List.of(message("3", "good"), message("4", "lying")));
    waiting.add(List.of(message("5", "good")));

    poll(true);

    assertThat(nextDeleted(1)).containsExactly("5");
    assertThat(deleted).isEmpty();
  }

  @Test
  void ignoresReportedFailuresUnlessTheTemplateAsksForThem() throws Exception {
    waiting.add(List.of(message("1", "good"), message("2", "bad")));

    poll(false);

    assertThat(nextDeleted(2)).containsExactly("1", "2");
  }

  private void poll(boolean reportsFailures) throws IOException {
    when(queues.receiveMessage(ArgumentMatchers.<Consumer<ReceiveMessageRequest.Builder>>any()))
        .thenAnswer(
            call -> {
              List<Message> batch = waiting.poll();
              if (batch == null) {
                // As a long poll of an empty queue does, until the poller is closed.
                drained.await();
              }
              return ReceiveMessageResponse.builder().messages(batch).build();
            });
    when(queues.deleteMessageBatch(
            ArgumentMatchers.<Consumer<DeleteMessageBatchRequest.Builder>>any()))
        .thenAnswer(
            call -> {
              Consumer<DeleteMessageBatchRequest.Builder> request = call.getArgument(0);
              deleted.addAll(
                  DeleteMessageBatchRequest.builder()
                      .applyMutation(request)
                      .build()
                      .entries()
                      .stream()
                      .map(DeleteMessageBatchRequestEntry::id)
                      .toList());
              return DeleteMessageBatchResponse.builder().build();
            });
    lambda =
        new LambdaService(
            List.of(TestArtifact.function(TestHandlers.Messages.class, TestArtifact.build(folder))),
            function -> Map.of(),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            1,
            ClockSkew.NONE,
            StackClock.system());
    source =
        new QueueEventSource(
            new EventSource.Queue("Q", "arn:queue", 10, Duration.ZERO, reportsFailures, 1),
            "us-east-1",
            "http://queue",
            queues,
            () -> Optional.of(Instant.EPOCH),
            lambda,
            "work:live",
            StackClock.system());
    source.start();
  }

  private List<String> nextDeleted(int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      String id = deleted.poll(30, TimeUnit.SECONDS);
      assertThat(id).as("deleted after %s", ids).isNotNull();
      ids.add(id);
    }
    return ids;
  }

  private static Message message(String id, String body) {
    return Message.builder().messageId(id).receiptHandle("handle-" + id).body(body).build();
  }
}
