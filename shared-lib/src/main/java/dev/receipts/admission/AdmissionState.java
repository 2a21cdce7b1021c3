package dev.receipts.admission;

import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.error.RowDamagedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who is in progress, and whether anybody else may be. All times are whole seconds.
 *
 * @param leases by execution name, each with the time when it was taken or renewed
 * @param pause the pause by hand, while there is one
 * @param resumed when admission was last resumed by hand
 */
public record AdmissionState(
    Map<String, Instant> leases,
    Optional<Decision> pause,
    CircuitBreaker breaker,
    Optional<Decision> resumed) {
  static final String LEASES = "leases";
  static final String PAUSE = "pause";
  static final String BREAKER = "breaker";
  static final String RESUMED = "resumed";

  public AdmissionState {
    leases = Map.copyOf(leases);
  }

  /** Whether nobody is admitted, except for a probe. */
  public boolean paused() {
    return pause.isPresent() || !(breaker instanceof Closed);
  }

  /**
   * Reads the item, which people may have edited by hand. Nobody is admitted while it holds a pause
   * or a breaker, whatever is in them; so one that cannot be read is a pause, which a resumption by
   * hand lifts as any other.
   */
  static AdmissionState of(Map<String, AttributeValue> item) {
    RowReader row = new RowReader("The row textract of the Admission table", item);
    Optional<Decision> pause;
    CircuitBreaker breaker = new Closed();
    try {
      pause = row.map(PAUSE).map(AdmissionState::decision);
      breaker = row.map(BREAKER).map(AdmissionState::breaker).orElseGet(Closed::new);
    } catch (RowDamagedException e) {
      pause = Optional.of(new Decision("somebody", e.getMessage(), Instant.EPOCH));
    }
    return new AdmissionState(
        item.containsKey(LEASES) ? times(item.get(LEASES)) : Map.of(),
        pause,
        breaker,
        resumed(row));
  }

  /** Only told, never acted on. */
  private static Optional<Decision> resumed(RowReader row) {
    try {
      return row.map(RESUMED).map(AdmissionState::decision);
    } catch (RowDamagedException e) {
      return Optional.empty();
    }
  }

  /** One that cannot be read counts as one from long ago. */
  static Map<String, Instant> times(AttributeValue map) {
    RowReader times = new RowReader("A map of times", map.m());
    return map.m().keySet().stream()
        .collect(Collectors.toMap(Function.identity(), name -> time(times, name)));
  }

  private static Instant time(RowReader times, String name) {
    try {
      return times.seconds(name).orElse(Instant.EPOCH);
    } catch (RowDamagedException e) {
      return Instant.EPOCH;
    }
  }

  static AttributeValue value(Map<String, Instant> times) {
    Map<String, AttributeValue> map = new HashMap<>();
    times.forEach((name, at) -> map.put(name, seconds(at)));
    return AttributeValue.fromM(map);
  }

  static AttributeValue value(Decision decision) {
    return AttributeValue.fromM(
        Map.of(
            "by", AttributeValue.fromS(decision.by()),
            "reason", AttributeValue.fromS(decision.reason()),
            "at", seconds(decision.at())));
  }

  /**
   * How a breaker that is not closed is stored; a closed one is not.
   *
   * @throws IllegalArgumentException when it is closed
   */
  static AttributeValue value(CircuitBreaker breaker) {
    Map<String, AttributeValue> map = new HashMap<>();
    switch (breaker) {
      case Closed closed -> throw new IllegalArgumentException("A closed breaker is not stored");
      case Open open -> {
        put(map, open.service(), open.since(), open.trips());
        map.put("probeAt", seconds(open.probeAt()));
      }
      case HalfOpen halfOpen -> {
        put(map, halfOpen.service(), halfOpen.since(), halfOpen.trips());
        map.put("probe", AttributeValue.fromS(halfOpen.probe()));
        map.put("probeSince", seconds(halfOpen.probeSince()));
      }
    }
    return AttributeValue.fromM(map);
  }

  private static void put(
      Map<String, AttributeValue> map, Service service, Instant since, int trips) {
    map.put("service", AttributeValue.fromS(service.name()));
    map.put("since", seconds(since));
    map.put("trips", AttributeValue.fromN(Integer.toString(trips)));
  }

  private static CircuitBreaker breaker(RowReader map) {
    Service service = map.required("service", map.oneOf(Service.class, "service"));
    Instant since = map.required("since", map.seconds("since"));
    int trips = map.required("trips", map.integer("trips"));
    Optional<String> probe = map.text("probe");
    return probe.isPresent()
        ? new HalfOpen(
            service,
            since,
            trips,
            probe.get(),
            map.required("probeSince", map.seconds("probeSince")))
        : new Open(service, since, trips, map.required("probeAt", map.seconds("probeAt")));
  }

  private static Decision decision(RowReader map) {
    return new Decision(
        map.required("by", map.text("by")),
        map.required("reason", map.text("reason")),
        map.required("at", map.seconds("at")));
  }

  static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }
}
