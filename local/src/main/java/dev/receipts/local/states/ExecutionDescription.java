package dev.receipts.local.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an execution.
 *
 * @param input JSON
 * @param output JSON; present when it succeeded
 * @param redriveDate when it was redriven last
 * @param notRedrivableReason why it cannot be redriven now; empty when it can
 */
public record ExecutionDescription(
    String executionArn,
    String stateMachineArn,
    String name,
    ExecutionStatus status,
    Instant startDate,
    Optional<Instant> stopDate,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause,
    int redriveCount,
    Optional<Instant> redriveDate,
    Optional<String> notRedrivableReason) {

  /**
   * The {@code detail} of the event "Step Functions Execution Status Change" that EventBridge
   * delivers for this status; times are in milliseconds since 1970.
   */
  public ObjectNode toEventDetail() {
    ObjectNode detail =
        Json.mapper()
            .createObjectNode()
            .put("executionArn", executionArn)
            .put("stateMachineArn", stateMachineArn)
            .put("name", name)
            .put("status", status.name())
            .put("startDate", startDate.toEpochMilli())
            .put("stopDate", stopDate.map(Instant::toEpochMilli).orElse(null))
            .put("input", input)
            .put("output", output.orElse(null))
            .putNull("stateMachineVersionArn")
            .putNull("stateMachineAliasArn")
            .put("redriveCount", redriveCount)
            .put("redriveDate", redriveDate.map(Instant::toEpochMilli).orElse(null))
            .put("redriveStatus", redriveStatus())
            .put("redriveStatusReason", notRedrivableReason.orElse(null))
            .put("error", error.orElse(null))
            .put("cause", cause.orElse(null));
    detail.putObject("inputDetails").put("included", true);
    if (output.isPresent()) {
      detail.putObject("outputDetails").put("included", true);
    } else {
      detail.putNull("outputDetails");
    }
    return detail;
  }

  /** As {@code DescribeExecution} names it. */
  public String redriveStatus() {
    return notRedrivableReason.isPresent() ? "NOT_REDRIVABLE" : "REDRIVABLE";
  }
}
