package dev.receipts.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template with its parameters filled in and its functions evaluated.
 *
 * @param resources each after those it depends on
 * @param physicalIds of every resource, also of those that mean nothing locally, by logical id
 */
public record StackModel(
    Map<String, String> parameters,
    List<Resource> resources,
    Map<String, String> physicalIds,
    Map<String, String> outputs) {
  public StackModel {
    parameters = Map.copyOf(parameters);
    resources = List.copyOf(resources);
    physicalIds = Map.copyOf(physicalIds);
    outputs = Map.copyOf(outputs);
  }

  /** The resources of one kind. */
  public <T extends Resource> List<T> all(Class<T> kind) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What {@code Ref} gives for a resource. */
  public Optional<String> physicalId(String logicalId) {
    return Optional.ofNullable(physicalIds.get(logicalId));
  }
}
