package dev.receipts.local.database;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.HttpService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB on 127.0.0.1 with DynamoDB Local, in a server of our own: DynamoDB Local's listens on
 * every address of the machine and reports each start to AWS. All credentials and regions see the
 * same tables; an access key has letters and digits only.
 */
public final class LocalDatabase implements HttpService, AutoCloseable {
  /** Held here, because a level is forgotten with its logger. It tells of every statement. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private static final int MOST_THREADS = 200;
  private static final int LEAST_THREADS = 8;
  private static final int IDLE_MILLIS = 60_000;

  private final ThreadGroup group;
  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final URI endpoint;
  private final Tables tables;

  private LocalDatabase(
      ThreadGroup group, Server server, LocalDynamoDBServerHandler handler, int port) {
    this.group = group;
    this.server = server;
    this.handler = handler;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.tables = new Tables(new DynamoDbRequests(endpoint));
  }

  /**
   * Starts the service; it answers when this returns. SQLite's native library is unpacked to the
   * folder for temporary files and deleted when the process ends.
   *
   * @throws IOException if the port is taken or the data folder cannot be used
   */
  public static LocalDatabase start(DatabaseOptions options) throws IOException {
    SQLITE.setLevel(Level.WARNING);
    if (options.dataFolder().isPresent()) {
      Files.createDirectories(options.dataFolder().get());
    }
    var path = options.dataFolder().map(folder -> folder.toAbsolutePath().toString()).orElse(null);
    var requests = new LocalDynamoDBRequestHandler(0, path == null, path, true, false);
    var handler = new LocalDynamoDBServerHandler(requests, null);
    var group = new ThreadGroup("dynamodb");
    var server = new Server(threads(group));
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(options.port());
    server.addConnector(connector);
    server.setHandler(new ContextHandler(handler, "/"));
    try {
      server.start();
    } catch (Exception e) {
      handler.close();
      throw new IOException(
          "DynamoDB cannot start on 127.0.0.1:" + options.port() + "; is the port taken?", e);
    }
    return new LocalDatabase(group, server, handler, connector.getLocalPort());
  }

  /**
   * DynamoDB Local's background jobs sleep for minutes in threads that keep a process alive. Those
   * are started by the server's threads, so they are in the same group.
   */
  private static QueuedThreadPool threads(ThreadGroup group) {
    var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS, -1, null, group);
    threads.setName("dynamodb");
    threads.setDaemon(true);
    return threads;
  }

  /** Where clients find the service. */
  public URI endpoint() {
    return endpoint;
  }

  /** For callers in this process. */
  @Override
  public HttpAnswer answer(HttpCall call) throws IOException {
    return DirectCall.answer(handler, call);
  }

  /**
   * Makes a table as the properties of an {@code AWS::DynamoDB::Table} describe it. A table that
   * exists already stays as it is.
   *
   * <p>Point-in-time recovery, encryption, deletion protection and tags mean nothing on one machine
   * and are passed over: {@code PointInTimeRecoverySpecification}, {@code SSESpecification}, {@code
   * DeletionProtectionEnabled}, {@code Tags}.
   *
   * @param properties the resource's properties, with every reference resolved
   * @throws IllegalArgumentException if a property is not known, or the existing table has other
   *     keys or indexes
   */
  public void createTable(JsonNode properties) {
    tables.create(properties);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB did not stop.", e);
    } finally {
      handler.close();
      group.interrupt();
    }
  }
}
