package dev.receipts.local.states.definition;

import dev.receipts.local.states.jsonata.Template;
import java.util.Optional;

/**
 * What is left when a state, a choice rule or a catcher is done. Both are evaluated against the
 * variables as they were before.
 *
 * @param output the state's output; without it the state's own default
 * @param assign an object of new values for variables
 */
public record Outcome(Optional<Template> output, Optional<Template> assign) {}
