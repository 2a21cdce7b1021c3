package dev.receipts.local.functions;

import dev.receipts.local.template.FunctionResource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes the {@code Context} that a handler gets. The interface is the function's own, so it is
 * implemented by a proxy in the function's class loader.
 */
final class FunctionContext {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.";

  private final FunctionResource function;
  private final FunctionLog log;
  private final InstantSource clock;
  private final ClassLoader loader;
  private final Class<?> contextType;
  private final Class<?> loggerType;

  FunctionContext(
      FunctionResource function, FunctionLog log, InstantSource clock, ClassLoader loader)
      throws ClassNotFoundException {
    this.function = function;
    this.log = log;
    this.clock = clock;
    this.loader = loader;
    this.contextType = Class.forName(PACKAGE + "Context", false, loader);
    this.loggerType = Class.forName(PACKAGE + "LambdaLogger", false, loader);
  }

  Class<?> type() {
    return contextType;
  }

  Object of(Invocation invocation) {
    Object logger =
        proxy(
            loggerType,
            (self, method, arguments) -> {
              if (method.getName().equals("log")) {
                String message =
                    arguments[0] instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : String.valueOf(arguments[0]);
                log.message(invocation.requestId(), message);
              }
              return standard(self, method.getName(), arguments);
            });
    return proxy(
        contextType,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getAwsRequestId" -> invocation.requestId();
              case "getFunctionName" -> function.name();
              case "getFunctionVersion" -> Versions.of(function);
              case "getInvokedFunctionArn" -> invocation.functionArn();
              case "getLogGroupName" -> "/aws/lambda/" + function.name();
              case "getLogStreamName" -> "local";
              case "getMemoryLimitInMB" -> function.memory();
              case "getRemainingTimeInMillis" ->
                  (int)
                      Math.max(
                          0, Duration.between(clock.instant(), invocation.deadline()).toMillis());
              case "getLogger" -> logger;
              default -> standard(self, method.getName(), arguments);
            });
  }

  private Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler);
  }

  /** What every object has; everything else is absent, as without a mobile client or a tenant. */
  private static Object standard(Object self, String method, Object[] arguments) {
    return switch (method) {
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "the local stack's " + self.getClass().getInterfaces()[0].getSimpleName();
      default -> null;
    };
  }
}
