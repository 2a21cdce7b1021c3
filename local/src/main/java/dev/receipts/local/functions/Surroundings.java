package dev.receipts.local.functions;

import dev.receipts.local.template.FunctionResource;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;

/** What functions find around them. */
@FunctionalInterface
public interface Surroundings {
  /**
   * What a function gets besides the template's variables: region, credentials, endpoints; asked
   * for when the function is loaded.
   */
  Map<String, String> environment(FunctionResource function);

  /**
   * A connection of a function to where the network does not lead.
   *
   * @return empty where it does
   */
  default Optional<URLConnection> connect(FunctionResource function, URL url) {
    return Optional.empty();
  }

  /**
   * Does something that interrupts threads of functions, at a moment when none of them is within a
   * service: a service goes on whatever becomes of its callers.
   */
  default void betweenCalls(Runnable interruption) {
    interruption.run();
  }
}
