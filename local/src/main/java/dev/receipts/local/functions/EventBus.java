package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The default event bus of EventBridge: hands each event to the targets of the rules it matches.
 */
public final class EventBus {
  private static final Logger LOG = LogManager.getLogger(EventBus.class);

  /** One target of one rule. */
  private record Subscription(String rule, EventPattern pattern, Consumer<JsonNode> target) {}

  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /**
   * Adds a target.
   *
   * @throws IllegalArgumentException when the pattern uses an operator that is not known here
   */
  void subscribe(String rule, JsonNode pattern, Consumer<JsonNode> target) {
    try {
      subscriptions.add(new Subscription(rule, new EventPattern(pattern), target));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The rule " + rule + ": " + e.getMessage(), e);
    }
  }

  /**
   * Delivers an event; a target that fails does not keep it from the others.
   *
   * @param event in EventBridge's envelope: {@code source}, {@code detail-type}, {@code detail} …
   */
  public void publish(JsonNode event) {
    for (Subscription subscription : subscriptions) {
      if (subscription.pattern().matches(event)) {
        try {
          subscription.target().accept(event);
        } catch (RuntimeException e) {
          LOG.error("The rule {} could not deliver an event", subscription.rule(), e);
        }
      }
    }
  }
}
