package dev.receipts.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class LocalQueuesIT {
  private static final String INGEST = "ingest";
  private static final String DEAD = "ingest-dead-letters";

  @TempDir private Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private LocalQueues queues;
  private SqsClient sqs;

  @BeforeEach
  void start() throws IOException {
    start(Optional.empty());
  }

  @AfterEach
  void stop() {
    sqs.close();
    queues.close();
  }

  private void start(Optional<Path> dataFolder) throws IOException {
    queues =
        LocalQueues.start(
            new QueueOptions(
                dataFolder, 0, "eu-central-1", "123456789012", () -> Instant.now().plus(ahead)));
    sqs = client(queues.endpoint());
  }

  private void restartOnDisk() throws IOException {
    stop();
    start(Optional.of(folder.resolve("data/sqs")));
  }

  private static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anyone", "anything")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private String url(String queue) {
    return queues.queueUrl(queue).toString();
  }

  private void send(String queue, String body) {
    sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(body));
  }

  private List<Message> receive(String queue) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url(queue))
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /**
   * What a queue holds once it holds anything: a message is moved while its receiver is answered.
   */
  private List<Message> arrived(String queue) {
    return sqs.receiveMessage(r -> r.queueUrl(url(queue)).waitTimeSeconds(20)).messages();
  }

  private List<String> bodies(String queue) {
    return receive(queue).stream().map(Message::body).toList();
  }

  private void reveal(Message message, String queue) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url(queue)).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }

  @Test
  void aMessageIsReceivedOnceAndGoneWhenItIsDeleted() {
    queues.createQueue(QueueDefinition.named(INGEST));
    send(INGEST, "Käse & <xml> \"quoted\" 🧾\r\n");

    var message = receive(INGEST).getFirst();

    assertThat(message.body()).isEqualTo("Käse & <xml> \"quoted\" 🧾\r\n");
    assertThat(receive(INGEST)).isEmpty();
    sqs.deleteMessage(r -> r.queueUrl(url(INGEST)).receiptHandle(message.receiptHandle()));
    assertThat(attribute(INGEST, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("0");
  }

  @Test
  void saysWhenTheFirstMessageOfAQueueCanBeSeenWithoutBeingAsked() {
    QueueContents contents = queues.contents().orElseThrow();
    queues.createQueue(QueueDefinition.named(DEAD));
    queues.createQueue(
        QueueDefinition.named(INGEST)
            .withVisibilityTimeout(Duration.ofMinutes(6))
            .withRedrive(DEAD, 1));
    assertThat(contents.next(INGEST)).isEmpty();

    ahead = Duration.ofHours(1);
    Instant sent = Instant.now().plus(ahead);
    sqs.sendMessage(r -> r.queueUrl(url(INGEST)).messageBody("later").delaySeconds(600));
    assertThat(contents.next(INGEST).orElseThrow())
        .isBetween(sent.plusSeconds(599), sent.plusSeconds(660));

    send(INGEST, "at once");
    assertThat(contents.next(INGEST).orElseThrow()).isBefore(sent.plusSeconds(60));

    var message = receive(INGEST).getFirst();
    assertThat(contents.next(INGEST).orElseThrow())
        .isBetween(sent.plusSeconds(359), sent.plusSeconds(420));

    reveal(message, INGEST);
    assertThat(contents.next(INGEST).orElseThrow()).isBefore(sent.plusSeconds(60));
    assertThat(receive(INGEST)).as("is moved instead").isEmpty();
    assertThat(arrived(DEAD)).extracting(Message::body).containsExactly("at once");
    assertThat(contents.next(DEAD)).isPresent();
    assertThat(contents.next(INGEST).orElseThrow()).isAfter(sent.plusSeconds(598));

    sqs.deleteQueue(r -> r.queueUrl(url(INGEST)));
    assertThat(contents.next(INGEST)).isEmpty();
  }

  @Test
  void aMessageKeepsItsAttributesAndCountsItsReceives() {
    queues.createQueue(QueueDefinition.named(INGEST));
    sqs.sendMessage(
        r ->
            r.queueUrl(url(INGEST))
                .messageBody("body")
                .messageAttributes(
                    Map.of(
                        "DocumentID",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("document-1")
                            .build())));
    reveal(receive(INGEST).getFirst(), INGEST);

    var message = receive(INGEST).getFirst();

    assertThat(message.messageAttributes().get("DocumentID").stringValue()).isEqualTo("document-1");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2")
        .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
  }

  @Test
  void manyMessagesAreSentAtOnce() {
    queues.createQueue(QueueDefinition.named(INGEST));

    var sent =
        sqs.sendMessageBatch(
            r ->
                r.queueUrl(url(INGEST))
                    .entries(
                        IntStream.range(0, 10)
                            .mapToObj(
                                i ->
                                    SendMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .messageBody("body " + i)
                                        .build())
                            .toList()));

    assertThat(sent.successful()).hasSize(10);
    assertThat(sent.failed()).isEmpty();
    assertThat(bodies(INGEST)).hasSize(10).contains("body 0", "body 9");
  }

  @Test
  void aReceiveWaitsForAMessage() {
    queues.createQueue(QueueDefinition.named(INGEST));
    var received =
        CompletableFuture.supplyAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(url(INGEST)).waitTimeSeconds(20)).messages());

    send(INGEST, "late");

    assertThat(received)
        .succeedsWithin(Duration.ofSeconds(10))
        .satisfies(messages -> assertThat(messages).extracting(Message::body).contains("late"));
  }

  @Test
  void aDelayedMessageComesWhenTheQueuesTimeHasPassed() {
    queues.createQueue(QueueDefinition.named(INGEST));
    ahead = Duration.ofHours(1);
    sqs.sendMessage(r -> r.queueUrl(url(INGEST)).messageBody("later").delaySeconds(600));

    assertThat(receive(INGEST)).isEmpty();
    ahead = ahead.plus(Duration.ofSeconds(601));
    assertThat(receive(INGEST)).extracting(Message::body).containsExactly("later");
  }

  @Test
  void aMessageThatIsReceivedTooOftenIsADeadLetter() {
    queues.createQueue(QueueDefinition.named(DEAD));
    queues.createQueue(
        QueueDefinition.named(INGEST)
            .withVisibilityTimeout(Duration.ofMinutes(5))
            .withRedrive(DEAD, 2));
    send(INGEST, "poison");

    for (var i = 0; i < 2; i++) {
      reveal(receive(INGEST).getFirst(), INGEST);
    }

    assertThat(receive(INGEST)).isEmpty();
    assertThat(arrived(DEAD)).extracting(Message::body).containsExactly("poison");
  }

  @Test
  void aQueueHasTheAttributesOfItsDefinition() {
    queues.createQueue(QueueDefinition.named(DEAD));
    queues.createQueue(
        new QueueDefinition(
            INGEST,
            Duration.ofMinutes(6),
            Duration.ofDays(14),
            Duration.ZERO,
            Duration.ofSeconds(20),
            Optional.of(new QueueDefinition.Redrive(DEAD, 5)),
            Map.of("application", "receipts")));

    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url(INGEST)).attributeNames(QueueAttributeName.ALL))
            .attributes();

    assertThat(attributes)
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360")
        .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
        .containsEntry(
            QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-central-1:123456789012:ingest");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains("arn:aws:sqs:eu-central-1:123456789012:ingest-dead-letters");
    assertThat(sqs.listQueueTags(r -> r.queueUrl(url(INGEST))).tags())
        .containsEntry("application", "receipts");
    assertThat(queues.queueArn(INGEST)).isEqualTo(attributes.get(QueueAttributeName.QUEUE_ARN));
  }

  @Test
  void aQueueIsFoundByItsName() {
    queues.createQueue(QueueDefinition.named(INGEST));

    assertThat(sqs.getQueueUrl(r -> r.queueName(INGEST)).queueUrl()).isEqualTo(url(INGEST));
    assertThat(sqs.listQueues().queueUrls()).containsExactly(url(INGEST));
    assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("missing")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void aDeadLetterQueueMustExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> queues.createQueue(QueueDefinition.named(INGEST).withRedrive("missing", 3)))
        .withMessageContaining("SQS refused CreateQueue");
  }

  @Test
  void theQueryProtocolIsUnderstood() throws IOException, InterruptedException {
    queues.createQueue(QueueDefinition.named(INGEST));
    send(INGEST, "body");

    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(queues.queueUrl(INGEST))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "Action=ReceiveMessage&Version=2012-11-05"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(response.body()).contains("<ReceiveMessageResult>").contains("<Body>body</Body>");
    }
  }

  @Test
  void messagesInADataFolderSurviveARestart() throws IOException {
    restartOnDisk();
    queues.createQueue(QueueDefinition.named(DEAD));
    queues.createQueue(QueueDefinition.named(INGEST).withRedrive(DEAD, 3));
    send(INGEST, "kept");
    send(INGEST, "deleted");
    for (var message : receive(INGEST)) {
      if (message.body().equals("deleted")) {
        sqs.deleteMessage(r -> r.queueUrl(url(INGEST)).receiptHandle(message.receiptHandle()));
      } else {
        reveal(message, INGEST);
      }
    }

    restartOnDisk();
    queues.createQueue(QueueDefinition.named(DEAD));
    queues.createQueue(QueueDefinition.named(INGEST).withRedrive(DEAD, 3));

    var message = receive(INGEST);
    assertThat(message).extracting(Message::body).containsExactly("kept");
    assertThat(message.getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void messagesInADataFolderSurviveAKilledProcess() throws IOException, InterruptedException {
    stop();
    var data = folder.resolve("data/sqs");
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                QueueProcess.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = process.inputReader(UTF_8);
        var client = client(URI.create(output.readLine()))) {
      var url = client.getQueueUrl(r -> r.queueName(INGEST)).queueUrl();
      for (var i = 0; i < 5; i++) {
        var body = "body " + i;
        client.sendMessage(r -> r.queueUrl(url).messageBody(body));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }

    start(Optional.of(data));

    assertThat(bodies(INGEST))
        .containsExactlyInAnyOrder("body 0", "body 1", "body 2", "body 3", "body 4");
  }

  @Test
  void closingDoesNotWaitForALongPoll() {
    queues.createQueue(QueueDefinition.named(INGEST));
    var poll =
        """
        {"QueueUrl": "%s", "WaitTimeSeconds": 20}\
        """
            .formatted(url(INGEST));
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.sendAsync(
              HttpRequest.newBuilder(queues.endpoint())
                  .header("X-Amz-Target", "AmazonSQS.ReceiveMessage")
                  .header("Content-Type", "application/x-amz-json-1.0")
                  .POST(BodyPublishers.ofString(poll))
                  .build(),
              BodyHandlers.ofString());
      // Answered after the poll came in, as both go over the same loopback.
      sqs.listQueues();

      assertThat(answer).isNotDone();
      assertTimeout(Duration.ofSeconds(10), queues::close);
    }
  }

  @Test
  void aPortThatIsTakenIsReported() {
    var taken =
        new QueueOptions(
            Optional.empty(),
            queues.endpoint().getPort(),
            "us-east-1",
            "000000000000",
            InstantSource.system());

    assertThatThrownBy(() -> LocalQueues.start(taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the port taken?");
  }

  private String attribute(String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(r -> r.queueUrl(url(queue)).attributeNames(name))
        .attributes()
        .get(name);
  }
}
