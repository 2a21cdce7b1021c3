package dev.receipts.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.local.functions.EventBus;
import dev.receipts.local.states.ExecutionDescription;
import dev.receipts.local.states.ExecutionListener;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Puts executions' changes of status on the event bus, as Step Functions does. */
final class ExecutionEvents implements ExecutionListener {
  private final EventBus bus;
  private final ExecutionListener next;
  private final InstantSource clock;

  /**
   * Publishes what happens.
   *
   * @param next hears it as well, after the bus
   */
  ExecutionEvents(EventBus bus, ExecutionListener next, InstantSource clock) {
    this.clock = clock;
    this.bus = bus;
    this.next = next;
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Step Functions Execution Status Change");
    event.put("source", "aws.states");
    event.put("account", LocalDefaults.ACCOUNT);
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalDefaults.REGION);
    event.putArray("resources").add(execution.executionArn());
    event.set("detail", execution.toEventDetail());
    bus.publish(event);
    next.statusChanged(execution);
  }

  @Override
  public void stateEntered(String executionArn, String state) {
    next.stateEntered(executionArn, state);
  }
}
