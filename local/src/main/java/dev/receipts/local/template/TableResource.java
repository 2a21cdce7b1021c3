package dev.receipts.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param attributes the type ({@code S}, {@code N} or {@code B}) of each key attribute
 * @param timeToLiveAttribute holds the second after which an item may be deleted
 */
public record TableResource(
    String logicalId,
    String name,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> timeToLiveAttribute)
    implements Resource {
  public TableResource {
    attributes = Map.copyOf(attributes);
    indexes = List.copyOf(indexes);
  }

  /** A partition key and, if there is one, a sort key. */
  public record Key(String partition, Optional<String> sort) {}

  /**
   * A global secondary index.
   *
   * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param projectedAttributes for {@code INCLUDE}
   */
  public record Index(String name, Key key, String projection, List<String> projectedAttributes) {
    public Index {
      projectedAttributes = List.copyOf(projectedAttributes);
    }
  }

  @Override
  public String physicalId() {
    return name;
  }
}
