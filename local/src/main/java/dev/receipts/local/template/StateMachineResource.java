package dev.receipts.local.template;

import java.nio.file.Path;
import java.util.Map;

/**
 * A Step Functions state machine.
 *
 * @param definition the file with its definition
 * @param substitutions what replaces <code>${name}</code> in it
 */
public record StateMachineResource(
    String logicalId, String name, String arn, Path definition, Map<String, String> substitutions)
    implements Resource {
  public StateMachineResource {
    substitutions = Map.copyOf(substitutions);
  }

  @Override
  public String physicalId() {
    return arn;
  }
}
