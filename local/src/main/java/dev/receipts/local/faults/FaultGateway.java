package dev.receipts.local.faults;

import dev.receipts.document.DocumentId;
import dev.receipts.local.threads.ServiceThreads;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the functions and the services, on a port for each function and service, so that
 * it knows who calls whom. It passes on what is said, unless the plan wants something to go wrong.
 */
public final class FaultGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaultGateway.class);
  private static final int BACKLOG = 1024;

  private final FaultPlan plan;
  private final Consumer<String> killer;
  private final Function<String, Optional<DocumentId>> documents;
  private final FaultCounters counters;
  private final Set<String> killed = ConcurrentHashMap.newKeySet();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, URI>> endpoints = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ServerSocket> listeners = new ConcurrentLinkedQueue<>();

  /** There is one connection for each of a function's clients. */
  private final ExecutorService threads = ServiceThreads.named("faults");

  /**
   * @param killer ends the invocation with a trace ({@link TraceId}) at once, as if its process had
   *     died
   */
  public FaultGateway(FaultPlan plan, Consumer<String> killer, FaultCounters counters) {
    this(plan, killer, trace -> Optional.empty(), counters);
  }

  /**
   * @param killer ends the invocation with a trace ({@link TraceId}) at once, as if its process had
   *     died
   * @param documents says which document the invocation with a trace works on
   */
  public FaultGateway(
      FaultPlan plan,
      Consumer<String> killer,
      Function<String, Optional<DocumentId>> documents,
      FaultCounters counters) {
    this.counters = counters;
    this.plan = plan;
    this.killer = killer;
    this.documents = documents;
  }

  /**
   * Where a function finds the services.
   *
   * @param services where they really are, by their names in the SDKs' endpoint variables
   * @throws UncheckedIOException if no port is free
   */
  public Map<String, URI> endpoints(String function, Map<String, URI> services) {
    return endpoints.computeIfAbsent(
        function,
        name -> {
          Map<String, URI> own = new TreeMap<>();
          services.forEach(
              (service, target) -> own.put(service, listen(name, new Service(service, target))));
          return Map.copyOf(own);
        });
  }

  @Override
  public void close() {
    listeners.forEach(this::closeQuietly);
    threads.shutdownNow();
    open.forEach(this::closeQuietly);
    threads.close();
  }

  private URI listen(String function, Service service) {
    try {
      ServerSocket listener =
          new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      listeners.add(listener);
      threads.execute(() -> accept(listener, function, service));
      return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free for the calls of " + function, e);
    }
  }

  private void accept(ServerSocket listener, String function, Service service) {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        threads.execute(() -> serve(function, service, caller));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("A connection of {} to {} failed", function, service.name(), e);
        }
      }
    }
  }

  private void serve(String function, Service service, Socket caller) {
    try (GatewayConnection connection = new GatewayConnection(this, function, service, caller)) {
      open.add(connection);
      try {
        connection.serve();
      } finally {
        open.remove(connection);
      }
    } catch (IOException e) {
      LOG.debug("A connection of {} to {} ended", function, service.name(), e);
    }
  }

  /** Counts a call and says what is to go wrong with it. */
  Optional<Fault> next(AwsCall call) {
    counters.called(call);
    Optional<Fault> fault = plan.next(call);
    fault.ifPresent(one -> counters.injected(call, one));
    return fault;
  }

  /** Whether the caller was killed: what it still says is not heard. */
  boolean isDead(MessageHead request) {
    return TraceId.of(request).filter(killed::contains).isPresent();
  }

  /** Which document the caller works on. */
  Optional<DocumentId> document(MessageHead request) {
    return TraceId.of(request).flatMap(documents);
  }

  void kill(MessageHead request) {
    TraceId.of(request)
        .ifPresent(
            trace -> {
              killed.add(trace);
              killer.accept(trace);
            });
  }

  private void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      LOG.debug("A connection did not close", e);
    }
  }

  /**
   * @param name as in the SDKs' endpoint variables
   */
  record Service(String name, InetSocketAddress address) {
    Service(String name, URI endpoint) {
      this(name, new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
    }
  }
}
