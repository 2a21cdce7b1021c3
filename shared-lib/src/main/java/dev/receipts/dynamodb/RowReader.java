package dev.receipts.dynamodb;

import dev.receipts.error.RowDamagedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the attributes of a row. Anybody with the right to do so can edit a row by hand, so any
 * attribute may hold anything. What it holds is never told: it may be text of a document.
 *
 * <p>All methods throw {@link RowDamagedException} when the attribute is there and holds something
 * else than what is asked for.
 */
public final class RowReader {
  private final String row;
  private final Map<String, AttributeValue> attributes;

  /**
   * @param row what to call the row in a sentence, as {@code The row 7 of the Documents table}
   */
  public RowReader(String row, Map<String, AttributeValue> attributes) {
    this.row = row;
    this.attributes = attributes;
  }

  public Optional<String> text(String name) {
    return find(name, "a text", AttributeValue::s);
  }

  public Optional<Integer> integer(String name) {
    return find(name, "a whole number", value -> exact(value).intValueExact());
  }

  public Optional<Long> longInteger(String name) {
    return find(name, "a whole number", value -> exact(value).longValueExact());
  }

  public Optional<BigDecimal> decimal(String name) {
    return find(name, "a number", RowReader::exact);
  }

  /** A time as ISO 8601. */
  public Optional<Instant> time(String name) {
    return find(
        name, "a time such as 2026-03-17T14:05:00Z", value -> parsed(value.s(), Instant::parse));
  }

  /** A time in seconds since 1970. */
  public Optional<Instant> seconds(String name) {
    return find(
        name, "a time in seconds", value -> Instant.ofEpochSecond(exact(value).longValueExact()));
  }

  /** A name of an enumeration's constant. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String name) {
    return find(
        name,
        "one of " + List.of(type.getEnumConstants()),
        value -> parsed(value.s(), constant -> Enum.valueOf(type, constant)));
  }

  /** A text of a certain form. */
  public <T> Optional<T> text(String name, String form, Function<String, T> parser) {
    return find(name, form, value -> parsed(value.s(), parser));
  }

  /** A list of texts; empty where the attribute is absent. */
  public List<String> texts(String name) {
    return find(
            name,
            "a list of texts",
            value ->
                value.hasL()
                    ? value.l().stream().map(element -> element.s()).map(RowReader::some).toList()
                    : null)
        .orElse(List.of());
  }

  /** A map of texts, by name as DynamoDB keeps no order; empty where the attribute is absent. */
  public Map<String, String> textsByName(String name) {
    return find(
            name,
            "a map of texts",
            value -> {
              if (!value.hasM()) {
                return null;
              }
              Map<String, String> texts = new TreeMap<>();
              value.m().forEach((key, text) -> texts.put(key, some(text.s())));
              return texts;
            })
        .orElse(Map.of());
  }

  /** A map, to be read in its turn. */
  public Optional<RowReader> map(String name) {
    return find(name, "a map", value -> value.hasM() ? inside(name, value) : null);
  }

  /** A list of maps, to be read in their turn; empty where the attribute is absent. */
  public List<RowReader> maps(String name) {
    return find(
            name,
            "a list of maps",
            value ->
                value.hasL() && value.l().stream().allMatch(AttributeValue::hasM)
                    ? value.l().stream().map(element -> inside(name, element)).toList()
                    : null)
        .orElse(List.of());
  }

  /**
   * What must be there.
   *
   * @throws RowDamagedException when it is not
   */
  public <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> damaged("has no attribute " + name));
  }

  /** The error that says that the row, as a whole, cannot be as the pipeline wrote it. */
  public RowDamagedException damaged(String finding) {
    return damaged(finding, null);
  }

  private RowDamagedException damaged(String finding, RuntimeException cause) {
    return new RowDamagedException(
        "%s cannot be read: it %s. Somebody changed it by hand: correct it by hand, too."
            .formatted(row, finding),
        cause);
  }

  private <T> Optional<T> find(String name, String form, Function<AttributeValue, T> reader) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(some(reader.apply(value)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw damaged("holds in %s something else than %s".formatted(name, form), e);
    }
  }

  private RowReader inside(String name, AttributeValue map) {
    return new RowReader("%s (%s)".formatted(row, name), map.m());
  }

  private static <T> T parsed(String text, Function<String, T> parser) {
    return parser.apply(some(text));
  }

  /** NumberFormatException is an IllegalArgumentException. */
  private static BigDecimal exact(AttributeValue value) {
    return new BigDecimal(some(value.n()));
  }

  private static <T> T some(T value) {
    if (value == null) {
      throw new IllegalArgumentException("An attribute of another type");
    }
    return value;
  }
}
