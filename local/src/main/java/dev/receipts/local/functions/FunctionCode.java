package dev.receipts.local.functions;

import dev.receipts.local.faults.TraceId;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** A function's loaded code: what Lambda starts a process for. */
final class FunctionCode implements AutoCloseable {
  private final FunctionResource function;
  private final FunctionClassLoader loader;
  private final FunctionContext context;
  private final MethodHandle begin;

  FunctionCode(
      FunctionResource function,
      Path folder,
      Map<String, String> environment,
      FunctionLog log,
      FunctionTime time)
      throws IOException, ReflectiveOperationException {
    this.function = function;
    this.loader = new FunctionClassLoader(folder, new ProcessCalls(time.differs()));
    Class<?> process = Class.forName(FunctionProcess.class.getName(), true, loader);
    process
        .getMethod("start", Map.class, PrintStream.class)
        .invoke(null, environment, log.stream());
    process
        .getMethod("time", InstantSource.class, LongFunction.class)
        .invoke(null, time, (LongFunction<Future<?>>) time::pause);
    this.begin =
        MethodHandles.publicLookup()
            .findStatic(process, "begin", MethodType.methodType(void.class, String.class));
    this.context = new FunctionContext(function, log, time, loader);
  }

  /** Creates an instance of the handler; to be called with this code's class loader in place. */
  Handler newHandler() throws Throwable {
    return Handlers.create(function.handler(), loader, context.type());
  }

  ClassLoader loader() {
    return loader;
  }

  /** Begins an invocation on the thread that it is to run on, and gives its context. */
  Object begin(Invocation invocation) throws Throwable {
    begin.invoke(TraceId.of(invocation.requestId()) + ";Sampled=0");
    return context.of(invocation);
  }

  @Override
  public void close() throws IOException {
    try {
      Class.forName(FunctionProcess.class.getName(), true, loader).getMethod("stop").invoke(null);
    } catch (InvocationTargetException e) {
      Thread.currentThread().interrupt();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The function's process cannot be stopped", e);
    }
    loader.close();
  }
}
