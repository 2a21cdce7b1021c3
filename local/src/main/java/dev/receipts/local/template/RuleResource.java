package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** An EventBridge rule on the default bus. */
public record RuleResource(String logicalId, String name, JsonNode pattern, List<Target> targets)
    implements Resource {
  public RuleResource {
    targets = List.copyOf(targets);
  }

  /**
   * Where a matching event goes.
   *
   * @param arn of a function or a queue
   * @param input replaces the event
   */
  public record Target(String arn, Optional<String> input) {}

  @Override
  public String physicalId() {
    return name;
  }
}
