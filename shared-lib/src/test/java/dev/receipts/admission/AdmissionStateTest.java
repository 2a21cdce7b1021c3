package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.dynamodb.AnyRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever somebody writes into the admission item by hand, uploads do not fail over it. */
class AdmissionStateTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final Decision DECISION = new Decision("ops", "maintenance", NOW);

  @Property(tries = 2_000)
  void nobodyIsAdmittedByAnItemWithAPauseOrABreakerHoweverDamaged(
      @ForAll("items") Map<String, AttributeValue> item) {
    AdmissionState state = AdmissionState.of(item);

    assertThat(state.paused()).isEqualTo(item.containsKey("pause") || item.containsKey("breaker"));
  }

  @Property(tries = 500)
  void soIsOneWithDamageInsideOfThem(
      @ForAll("decisions") Map<String, AttributeValue> pause,
      @ForAll("breakers") Map<String, AttributeValue> breaker) {
    Map<String, AttributeValue> item = sound();
    item.put("pause", AttributeValue.fromM(pause));
    item.put("breaker", AttributeValue.fromM(breaker));

    assertThat(AdmissionState.of(item).pause()).isPresent();
  }

  @Example
  void aPauseThatCannotBeReadSaysSo() {
    AdmissionState state = AdmissionState.of(Map.of("pause", AttributeValue.fromS("please")));

    assertThat(state.pause().map(Decision::reason).orElseThrow())
        .contains("The row textract of the Admission table", "holds in pause something else");
  }

  @Example
  void aSoundItemIsReadAsItWasWritten() {
    AdmissionState state = AdmissionState.of(sound());

    assertThat(state.leases()).containsExactly(Map.entry("execution", NOW));
    assertThat(state.pause()).isEqualTo(Optional.of(DECISION));
    assertThat(state.resumed()).isEqualTo(Optional.of(DECISION));
    assertThat(state.breaker()).isEqualTo(breaker());
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> items() {
    return AnyRow.like(sound());
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> decisions() {
    return AnyRow.like(AdmissionState.value(DECISION).m());
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> breakers() {
    return AnyRow.like(AdmissionState.value(breaker()).m());
  }

  private static CircuitBreaker breaker() {
    return new CircuitBreaker.Open(Service.SES, NOW, 2, NOW.plusSeconds(60));
  }

  private static Map<String, AttributeValue> sound() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("AdmissionID", AttributeValue.fromS("textract"));
    item.put("leases", AdmissionState.value(Map.of("execution", NOW)));
    item.put("pause", AdmissionState.value(DECISION));
    item.put("resumed", AdmissionState.value(DECISION));
    item.put("breaker", AdmissionState.value(breaker()));
    return item;
  }
}
