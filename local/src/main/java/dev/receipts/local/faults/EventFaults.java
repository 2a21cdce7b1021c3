package dev.receipts.local.faults;

import java.time.Duration;
import java.util.List;

/** What happens to the events of uploaded objects. It is asked from several threads at once. */
@FunctionalInterface
public interface EventFaults {
  /** Each event arrives once and at once. */
  EventFaults NONE = (bucket, key) -> List.of(Duration.ZERO);

  /**
   * When the event of an object arrives, counted from its upload: never in an empty list, twice in
   * one of two; delays that differ bring events out of their order.
   */
  List<Duration> deliveries(String bucket, String key);
}
