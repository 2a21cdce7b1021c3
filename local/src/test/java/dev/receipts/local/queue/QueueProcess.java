package dev.receipts.local.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A process of its own with queues in a folder. It prints the endpoint and runs until it is killed.
 */
final class QueueProcess {
  private QueueProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var queues =
        LocalQueues.start(
            new QueueOptions(
                Optional.of(Path.of(arguments[0])),
                0,
                "us-east-1",
                "000000000000",
                InstantSource.system()));
    queues.createQueue(QueueDefinition.named("ingest"));
    System.out.println(queues.endpoint());
    Thread.currentThread().join();
  }
}
