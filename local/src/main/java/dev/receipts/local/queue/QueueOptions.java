package dev.receipts.local.queue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How to start {@link LocalQueues}.
 *
 * @param dataFolder the folder that keeps queues and messages between runs (made where it is
 *     missing); empty keeps them in memory
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 * @param region the region in queue ARNs
 * @param accountId the account in queue ARNs and URLs: twelve digits
 * @param clock the time, by which messages become visible and expire
 */
public record QueueOptions(
    Optional<Path> dataFolder, int port, String region, String accountId, InstantSource clock) {
  public QueueOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException("An account has twelve digits, not " + accountId + ".");
    }
  }

  /** Messages live in memory, on a free port, in us-east-1 and the account 000000000000. */
  public static QueueOptions inMemory() {
    return new QueueOptions(
        Optional.empty(), 0, "us-east-1", "000000000000", InstantSource.system());
  }
}
