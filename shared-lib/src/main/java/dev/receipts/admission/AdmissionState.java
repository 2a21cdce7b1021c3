package dev.receipts.admission;

import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.admission.CircuitBreaker.Open;
import dev.receipts.aws.AwsCalls.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  static AdmissionState of(Map<String, AttributeValue> item) {
    return new AdmissionState(
        item.containsKey(LEASES) ? times(item.get(LEASES)) : Map.of(),
        Optional.ofNullable(item.get(PAUSE)).map(value -> decision(value.m())),
        Optional.ofNullable(item.get(BREAKER))
            .map(value -> breaker(value.m()))
            .orElseGet(Closed::new),
        Optional.ofNullable(item.get(RESUMED)).map(value -> decision(value.m())));
  }

  static Map<String, Instant> times(AttributeValue map) {
    Map<String, Instant> times = new HashMap<>();
    map.m().forEach((name, at) -> times.put(name, time(at)));
    return times;
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

  private static CircuitBreaker breaker(Map<String, AttributeValue> map) {
    Service service = Service.valueOf(map.get("service").s());
    Instant since = time(map.get("since"));
    int trips = Integer.parseInt(map.get("trips").n());
    return map.containsKey("probe")
        ? new HalfOpen(service, since, trips, map.get("probe").s(), time(map.get("probeSince")))
        : new Open(service, since, trips, time(map.get("probeAt")));
  }

  private static Decision decision(Map<String, AttributeValue> map) {
    return new Decision(map.get("by").s(), map.get("reason").s(), time(map.get("at")));
  }

  static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }

  private static Instant time(AttributeValue seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds.n()));
  }
}
