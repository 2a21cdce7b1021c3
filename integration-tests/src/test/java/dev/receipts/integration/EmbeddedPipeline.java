package dev.receipts.integration;

import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the embedded stack once for all test classes and stops it after the last. */
final class EmbeddedPipeline implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(EmbeddedPipeline.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .pipeline();
  }

  /** JUnit closes it with the root store. */
  private record Running(EmbeddedStack stack, Pipeline pipeline) implements AutoCloseable {
    static Running start() {
      TextractRehearsal textract = new TextractRehearsal();
      Timeline timeline = new Timeline();
      EmbeddedStack stack =
          EmbeddedStack.start(
              StackOptions.of(Path.of(".."))
                  .parameters(
                      Map.of(
                          "InFlightLimit", Integer.toString(Pipeline.IN_FLIGHT_LIMIT),
                          // Tests that are about reports ask for them.
                          "FailureReportSchedule", "rate(1 day)",
                          "BreakerThreshold", Integer.toString(Pipeline.IN_FLIGHT_LIMIT - 1)))
                  .textractFaults(textract)
                  .executions(timeline)
                  .build());
      return new Running(stack, new Pipeline(stack, textract, timeline));
    }

    @Override
    public void close() {
      try (stack) {
        pipeline.close();
      }
    }
  }
}
