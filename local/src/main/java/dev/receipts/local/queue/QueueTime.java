package dev.receipts.local.queue;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.elasticmq.util.NowProvider;

/** The time by which the queues live. */
final class QueueTime extends NowProvider {
  private final InstantSource clock;

  QueueTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long nowMillis() {
    return clock.millis();
  }

  @Override
  public OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
