package dev.receipts.reconcile;

import java.util.EnumMap;
import java.util.Map;

/**
 * The sums: each uploaded document is counted once.
 *
 * @param byPlace how many documents stand where; every place is in it
 * @param repaired for how many of those that are astray something was done now
 * @param waitingMessages about how many messages the ingest queue held
 * @param rejectedMessages about how many messages the ingest dead-letter queue holds
 * @param leftOverLeases how many leases were found whose execution is over; a repair has given them
 *     back
 */
public record Balance(
    Map<Place, Long> byPlace,
    long repaired,
    long waitingMessages,
    long rejectedMessages,
    long leftOverLeases) {
  public Balance {
    Map<Place, Long> complete = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      complete.put(place, byPlace.getOrDefault(place, 0L));
    }
    byPlace = Map.copyOf(complete);
  }

  /** How many documents were uploaded. */
  public long uploaded() {
    return byPlace.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many stand at a place. */
  public long at(Place place) {
    return byPlace.get(place);
  }

  /** Whether every document is accounted for. */
  public boolean closes() {
    return at(Place.ASTRAY) == 0;
  }
}
