package dev.receipts.local.functions;

import dev.receipts.local.faults.TraceId;
import dev.receipts.local.template.FunctionResource;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** A function's loaded code: what Lambda starts a process for. */
final class FunctionCode implements AutoCloseable {
  private final FunctionResource function;
  private final FunctionLayers layers;
  private final FunctionLayer layer;
  private final FunctionClassLoader loader;
  private final FunctionContext context;
  private final Surroundings surroundings;

  /** These are the layer's {@link FunctionProcess}, which this class cannot name. */
  private final Supplier<Runnable> enter;

  private final Consumer<String> begin;
  private final Closeable end;

  @SuppressWarnings("unchecked") // a function's process is what it was made as
  private FunctionCode(
      FunctionResource function,
      Path folder,
      FunctionLayers layers,
      FunctionLayer layer,
      Map<String, String> environment,
      FunctionLog log,
      FunctionTime time,
      Surroundings surroundings)
      throws IOException, ReflectiveOperationException {
    this.function = function;
    this.layers = layers;
    this.layer = layer;
    this.surroundings = surroundings;
    this.loader = layer.newLoader(folder);
    Class<?> type = layer.processClass();
    Object process =
        type.getConstructor(
                Map.class,
                PrintStream.class,
                InstantSource.class,
                LongFunction.class,
                Supplier.class,
                Function.class,
                Consumer.class)
            .newInstance(
                environment,
                log.stream(),
                time,
                (LongFunction<Future<?>>) time::pause,
                (Supplier<Runnable>) time::work,
                (Function<URL, Optional<URLConnection>>) url -> surroundings.connect(function, url),
                (Consumer<Runnable>) surroundings::betweenCalls);
    Class.forName(ProcessBridge.class.getName(), true, loader)
        .getMethod("belongTo", type)
        .invoke(null, process);
    this.enter = (Supplier<Runnable>) process;
    this.begin = (Consumer<String>) process;
    this.end = (Closeable) process;
    this.context = new FunctionContext(function, log, time, loader);
  }

  /**
   * Loads a function.
   *
   * @param folder the unpacked artifact
   */
  static FunctionCode load(
      FunctionResource function,
      Path folder,
      FunctionLayers layers,
      Map<String, String> environment,
      FunctionLog log,
      FunctionTime time,
      Surroundings surroundings)
      throws IOException, ReflectiveOperationException {
    FunctionLayer layer = layers.join(folder);
    try {
      return new FunctionCode(
          function, folder, layers, layer, environment, log, time, surroundings);
    } catch (IOException | ReflectiveOperationException | RuntimeException | Error e) {
      layers.leave(layer);
      throw e;
    }
  }

  /**
   * Makes the calling thread the first one of an instance; those that it makes belong to it.
   *
   * @return ends the instance's thread pools
   */
  Runnable enter() {
    Thread.currentThread().setContextClassLoader(loader);
    return enter.get();
  }

  /** Creates an instance of the handler; to be called on a thread of the function. */
  Handler newHandler() throws Throwable {
    return Handlers.create(function.handler(), loader, context.type());
  }

  /** Begins an invocation on the thread that it is to run on, and gives its context. */
  Object begin(Invocation invocation) {
    begin.accept(TraceId.of(invocation.requestId()) + ";Sampled=0");
    return context.of(invocation);
  }

  /** Interrupts what runs on a thread of the function, but no service that it calls. */
  void cancel(Future<?> work) {
    surroundings.betweenCalls(() -> work.cancel(true));
  }

  @Override
  public void close() throws IOException {
    end.close();
    loader.close();
    layers.leave(layer);
  }
}
