package dev.receipts.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows as anybody may make them by hand. */
public final class AnyRow {
  private AnyRow() {}

  /** A sound row with some attributes changed, and others removed. */
  public static Arbitrary<Map<String, AttributeValue>> like(Map<String, AttributeValue> sound) {
    Arbitrary<Map<String, AttributeValue>> changes =
        Arbitraries.maps(Arbitraries.of(sound.keySet()), anyValue()).ofMaxSize(4);
    Arbitrary<List<String>> removed = Arbitraries.of(sound.keySet()).list().ofMaxSize(3);
    return Combinators.combine(changes, removed)
        .as(
            (changed, without) -> {
              Map<String, AttributeValue> row = new HashMap<>(sound);
              row.putAll(changed);
              row.keySet().removeAll(without);
              return row;
            });
  }

  private static Arbitrary<AttributeValue> anyValue() {
    return Arbitraries.lazyOf(
        () ->
            Arbitraries.oneOf(
                    Arbitraries.strings().ofMaxLength(20),
                    Arbitraries.of(
                        "",
                        "STORED",
                        "-1",
                        "2026-01-15T09:30:14.000Z",
                        "00000000000000000001.00001",
                        "99999999999999999999.99999"))
                .map(AttributeValue::fromS),
        () ->
            Arbitraries.of(
                    "0",
                    "-1",
                    "2.5",
                    "1E+125",
                    "99999999999999999999",
                    "-1E-130",
                    "9223372036854775807")
                .map(AttributeValue::fromN),
        () -> Arbitraries.of(true, false).map(AttributeValue::fromBool),
        () -> Arbitraries.just(AttributeValue.fromNul(true)),
        () -> Arbitraries.just(AttributeValue.fromB(SdkBytes.fromUtf8String("bytes"))),
        () -> Arbitraries.just(AttributeValue.fromSs(List.of("a", "b"))),
        () -> anyValue().list().ofMaxSize(2).map(AttributeValue::fromL),
        () ->
            Arbitraries.maps(
                    Arbitraries.of("by", "reason", "at", "service", "since", "trips", "probe", "x"),
                    anyValue())
                .ofMaxSize(3)
                .map(AttributeValue::fromM));
  }
}
