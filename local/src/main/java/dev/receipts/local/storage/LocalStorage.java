package dev.receipts.local.storage;

import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.storage.ObjectCreated.EventName;
import dev.receipts.local.storage.awssdk.StoredObject;
import dev.receipts.local.storage.awssdk.VersionedBlobStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * S3 on 127.0.0.1 with S3Proxy. Any credentials and any region are accepted, none as well. Objects
 * in a data folder survive a restart; uploads in parts that were not completed do not.
 */
public final class LocalStorage implements HttpService, AutoCloseable {
  private final VersionedBlobStore store;
  private final Map<String, String> notifications;
  private final Server server;
  private final S3Servlet servlet;
  private final URI endpoint;

  private LocalStorage(
      VersionedBlobStore store,
      Map<String, String> notifications,
      Server server,
      S3Servlet servlet,
      int port) {
    this.store = store;
    this.notifications = notifications;
    this.server = server;
    this.servlet = servlet;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts the service; it answers when this returns.
   *
   * @param listener is told of each new object in any bucket
   * @throws IOException if the port is taken or the data folder cannot be used
   */
  public static LocalStorage start(StorageOptions options, ObjectCreatedListener listener)
      throws IOException {
    var store =
        new VersionedBlobStore(
            options.dataFolder(), object -> listener.objectCreated(toEvent(object)));
    var server = new Server(threads());
    var connector = connector(server, options.port());
    server.addConnector(connector);
    var context = new ServletContextHandler();
    var notifications = new ConcurrentHashMap<String, String>();
    var servlet = new S3Servlet(store, bucket -> Optional.ofNullable(notifications.get(bucket)));
    context.addServlet(new ServletHolder(servlet), "/*");
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      store.close();
      throw new IOException(
          "S3 cannot start on 127.0.0.1:" + options.port() + "; is the port taken?", e);
    }
    return new LocalStorage(store, notifications, server, servlet, connector.getLocalPort());
  }

  /** Where clients find the service. It has an IP address, so that SDKs use path-style requests. */
  public URI endpoint() {
    return endpoint;
  }

  /** For callers in this process. */
  @Override
  public HttpAnswer answer(HttpCall call) throws IOException {
    DirectCall direct = new DirectCall(call);
    servlet.service(direct.request(), direct.response());
    return direct.answer();
  }

  /**
   * Makes a bucket; one that exists in the data folder already stays as it is, except for its
   * versioning.
   */
  public void createBucket(String name, boolean versioned) {
    store.createBucket(name, versioned);
  }

  /** Sets what a bucket says of its notifications; sending them is up to the listener. */
  public void describeNotifications(String bucket, List<QueueNotification> queues) {
    notifications.put(bucket, QueueNotification.xml(queues));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop.", e);
    } finally {
      store.close();
    }
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool();
    threads.setName("s3");
    threads.setDaemon(true);
    return threads;
  }

  private static ServerConnector connector(Server server, int port) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // A key may hold what is doubtful in a path, such as an encoded slash.
    http.setUriCompliance(UriCompliance.UNSAFE);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    return connector;
  }

  private static ObjectCreated toEvent(StoredObject object) {
    var eventName =
        switch (object.origin()) {
          case PUT -> EventName.PUT;
          case COPY -> EventName.COPY;
          case PARTS -> EventName.COMPLETE_MULTIPART_UPLOAD;
        };
    return new ObjectCreated(
        eventName,
        object.bucket(),
        object.key(),
        object.versionId(),
        object.eTag(),
        object.size(),
        ObjectCreated.sequencer(object.sequence()),
        object.time());
  }
}
