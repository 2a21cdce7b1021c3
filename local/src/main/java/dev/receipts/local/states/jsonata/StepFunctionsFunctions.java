package dev.receipts.local.states.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.receipts.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The functions that Step Functions adds to JSONata or replaces, after "JSONata functions provided
 * by Step Functions" in its developer guide. {@code $eval} is switched off there, and here.
 */
final class StepFunctionsFunctions {
  /** What the service's own limit on an expression's memory leaves for a range. */
  private static final long LONGEST_RANGE = 360_145;

  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final Instant now;
  private final RandomGenerator random;

  StepFunctionsFunctions(Instant now, RandomGenerator random) {
    this.now = now;
    this.random = random;
  }

  void bindTo(Jsonata.Frame frame) {
    bind(frame, "partition", StepFunctionsFunctions::partition);
    bind(frame, "range", StepFunctionsFunctions::range);
    bind(frame, "hash", StepFunctionsFunctions::hash);
    bind(frame, "parse", StepFunctionsFunctions::parse);
    bind(frame, "uuid", arguments -> UUID.randomUUID().toString());
    bind(frame, "random", this::random);
    bind(frame, "millis", arguments -> now.toEpochMilli());
    bind(frame, "now", this::now);
    bind(
        frame,
        "eval",
        arguments -> {
          throw new JException("T1006", 0);
        });
  }

  @FunctionalInterface
  private interface Function {
    Object call(Arguments arguments);
  }

  /** What a call passed; an argument that is missing or undefined is null, as in the evaluator. */
  private record Arguments(String function, List<?> values) {
    Object at(int index) {
      return index < values.size() ? values.get(index) : null;
    }

    Number numberAt(int index) {
      return switch (at(index)) {
        case null -> null;
        case Number number -> number;
        default -> throw mismatch(index);
      };
    }

    String textAt(int index) {
      return switch (at(index)) {
        case null -> null;
        case String text -> text;
        default -> throw mismatch(index);
      };
    }

    JException mismatch(int index) {
      return new JException("T0410", 0, index + 1, function);
    }
  }

  private static void bind(Jsonata.Frame frame, String name, Function function) {
    frame.bind(
        name,
        new Jsonata.JFunction((input, values) -> function.call(new Arguments(name, values)), null));
  }

  private static Object partition(Arguments arguments) {
    Number size = arguments.numberAt(1);
    if (!(arguments.at(0) instanceof List<?> list)
        || list.isEmpty()
        || size == null
        || size.intValue() < 1) {
      return null;
    }
    List<List<?>> chunks = new ArrayList<>();
    for (int start = 0; start < list.size(); start += size.intValue()) {
      chunks.add(
          new ArrayList<>(list.subList(start, Math.min(start + size.intValue(), list.size()))));
    }
    return chunks;
  }

  private static Object range(Arguments arguments) {
    Number first = arguments.numberAt(0);
    Number last = arguments.numberAt(1);
    Number delta = arguments.numberAt(2);
    if (first == null || last == null || delta == null || delta.longValue() == 0) {
      return null;
    }
    long step = delta.longValue();
    long distance = last.longValue() - first.longValue();
    if (distance != 0 && Long.signum(distance) != Long.signum(step)) {
      return null;
    }
    long count = distance / step + 1;
    if (count > LONGEST_RANGE) {
      throw new JException("Expression evaluation memory limit exceeded", 0);
    }
    List<Object> values = new ArrayList<>();
    for (long index = 0; index < count; index++) {
      values.add(first.longValue() + index * step);
    }
    return values;
  }

  private static Object hash(Arguments arguments) {
    String text = arguments.textAt(0);
    String algorithm = arguments.textAt(1);
    if (text == null || algorithm == null) {
      return null;
    }
    if (!DIGESTS.contains(algorithm)) {
      throw arguments.mismatch(1);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  private static Object parse(Arguments arguments) {
    String text = arguments.textAt(0);
    if (text == null) {
      return null;
    }
    try {
      Object value =
          JavaValues.fromJson(
              Json.mapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text));
      return value == null ? Jsonata.NULL_VALUE : value;
    } catch (JsonProcessingException e) {
      throw new JException("The argument of $parse is not JSON", 0);
    }
  }

  private Object random(Arguments arguments) {
    Number seed = arguments.numberAt(0);
    return seed == null ? random.nextDouble() : new Random(seed.longValue()).nextDouble();
  }

  private Object now(Arguments arguments) {
    return Functions.dateTimeFromMillis(
        now.toEpochMilli(), arguments.textAt(0), arguments.textAt(1));
  }
}
