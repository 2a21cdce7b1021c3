package dev.receipts.local;

import dev.receipts.local.faults.FaultGateway;
import dev.receipts.local.functions.Surroundings;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.http.RemoteService;
import dev.receipts.local.http.ServiceConnection;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets functions find the services through a gateway that knows who calls whom. The way over the
 * network is left out where a service can do without, which saves a good part of what a call costs.
 */
final class FaultySurroundings implements Surroundings {
  private final FaultGateway gateway;
  private final Map<String, URI> endpoints;
  private final Map<String, HttpService> services;
  private final HttpService remote = new RemoteService();

  /** Held by each call, together with others, and by an interruption alone. */
  private final ReadWriteLock interruptions = new ReentrantReadWriteLock();

  /**
   * @param endpoints where each service is; like the services complete before a function is loaded
   * @param services those that can be called without the network
   */
  FaultySurroundings(
      FaultGateway gateway, Map<String, URI> endpoints, Map<String, HttpService> services) {
    this.gateway = gateway;
    this.endpoints = endpoints;
    this.services = services;
  }

  @Override
  public Map<String, String> environment(FunctionResource function) {
    return EmbeddedStack.environment(endpoints);
  }

  @Override
  public Optional<URLConnection> connect(FunctionResource function, URL url) {
    return endpoints.entrySet().stream()
        .filter(endpoint -> endpoint.getValue().getPort() == url.getPort())
        .map(Map.Entry::getKey)
        .findFirst()
        .map(
            name ->
                new ServiceConnection(
                    url, gateway.between(function.logicalId(), name, service(name))));
  }

  private HttpService service(String name) {
    return services.containsKey(name) ? call -> asHost(services.get(name), call) : remote;
  }

  /** A service must not find what belongs to the function, nor be interrupted with it. */
  private HttpAnswer asHost(HttpService service, HttpCall call) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(FaultySurroundings.class.getClassLoader());
    interruptions.readLock().lock();
    try {
      if (thread.isInterrupted()) {
        throw new InterruptedIOException("The caller was interrupted before its call");
      }
      return service.answer(call);
    } finally {
      interruptions.readLock().unlock();
      thread.setContextClassLoader(own);
    }
  }

  @Override
  public void betweenCalls(Runnable interruption) {
    interruptions.writeLock().lock();
    try {
      interruption.run();
    } finally {
      interruptions.writeLock().unlock();
    }
  }
}
