package dev.receipts.local.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.receipts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import scala.Option;
import scala.collection.immutable.Nil$;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.FutureConverters;
import scala.util.Either;
import scalikejdbc.ConnectionPool$;

/**
 * SQS on 127.0.0.1 with ElasticMQ. Any credentials and any region are accepted. Messages in a data
 * folder survive a restart, also of a process that was killed; one such service can run in a
 * process at a time.
 */
public final class LocalQueues implements AutoCloseable {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  /** Long polls may have 20 seconds to go; nobody waits for their answers any more. */
  private static final FiniteDuration FOR_OPEN_REQUESTS = FiniteDuration.apply(1, TimeUnit.SECONDS);

  private final QueueOptions options;
  private final ActorSystem actors;
  private final Http.ServerBinding server;
  private final URI endpoint;
  private final SqsRequests requests;
  private final Optional<QueueContents> contents;

  private LocalQueues(
      QueueOptions options,
      ActorSystem actors,
      Http.ServerBinding server,
      Optional<QueueContents> contents) {
    this.options = options;
    this.actors = actors;
    this.server = server;
    this.endpoint = URI.create("http://127.0.0.1:" + server.localAddress().getPort());
    this.requests = new SqsRequests(endpoint);
    this.contents = contents;
  }

  /**
   * Starts the service; it answers when this returns, with the queues and messages of the data
   * folder in it.
   *
   * @throws IOException if the port is taken or the data folder cannot be used
   */
  public static LocalQueues start(QueueOptions options) throws IOException {
    var actors = ActorSystem.create("queues", configuration());
    try {
      var persistence =
          options.dataFolder().isPresent()
              ? Optional.of(persistence(actors, options.dataFolder().get()))
              : Optional.<ActorRef>empty();
      var contents =
          persistence.isPresent()
              ? Optional.<QueueContents>empty()
              : Optional.of(new QueueContents());
      var listener =
          Option.apply(
              persistence
                  .or(() -> contents.map(ContentsListener::noting).map(actors::actorOf))
                  .orElse(null));
      var time = new QueueTime(options.clock());
      var manager =
          actors.actorOf(
              Props.create(QueueManagerActor.class, time, StrictSQSLimits$.MODULE$, listener));
      if (persistence.isPresent()) {
        restore(persistence.get(), manager);
      }
      var server =
          SQSRestServerBuilder$.MODULE$
              .withActorSystem(actors)
              .withQueueManagerActor(actors.actorOf(TimedQueueManager.before(manager, time)))
              .withInterface("127.0.0.1")
              .withPort(options.port())
              .withAWSRegion(options.region())
              .withAWSAccountId(options.accountId())
              .start()
              .waitUntilStarted();
      return new LocalQueues(options, actors, server, contents);
    } catch (Exception e) {
      stop(actors);
      throw new IOException(
          "SQS cannot start on 127.0.0.1:" + options.port() + "; is the port taken?", e);
    }
  }

  /** Where clients find the service. */
  public URI endpoint() {
    return endpoint;
  }

  /** What the queues hold, where they are in memory. */
  public Optional<QueueContents> contents() {
    return contents;
  }

  /** The queue's URL, as SQS would return it. */
  public URI queueUrl(String name) {
    return endpoint.resolve("/" + options.accountId() + "/" + name);
  }

  /** The queue's ARN. */
  public String queueArn(String name) {
    return "arn:aws:sqs:" + options.region() + ":" + options.accountId() + ":" + name;
  }

  /**
   * Makes a queue. One that exists already gets these attributes and keeps its messages.
   *
   * @throws IllegalArgumentException if SQS refuses it, for example because its dead-letter queue
   *     does not exist
   */
  public void createQueue(QueueDefinition queue) {
    var attributes = attributes(queue);
    var input = Json.mapper().createObjectNode().put("QueueName", queue.name());
    if (requests.exists(queue.name())) {
      var update =
          Json.mapper().createObjectNode().put("QueueUrl", queueUrl(queue.name()).toString());
      update.set("Attributes", attributes);
      requests.send("SetQueueAttributes", update);
      return;
    }
    input.set("Attributes", attributes);
    var tags = input.putObject("tags");
    queue.tags().forEach(tags::put);
    requests.send("CreateQueue", input);
  }

  @Override
  public void close() {
    try {
      await(FutureConverters.asJava(server.terminate(FOR_OPEN_REQUESTS)));
    } finally {
      stop(actors);
      if (options.dataFolder().isPresent()) {
        ConnectionPool$.MODULE$.closeAll();
      }
    }
  }

  private ObjectNode attributes(QueueDefinition queue) {
    var attributes =
        Json.mapper()
            .createObjectNode()
            .put("VisibilityTimeout", seconds(queue.visibilityTimeout()))
            .put("DelaySeconds", seconds(queue.delay()))
            .put("ReceiveMessageWaitTimeSeconds", seconds(queue.receiveWait()));
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    "RedrivePolicy",
                    Json.mapper()
                        .createObjectNode()
                        .put("deadLetterTargetArn", queueArn(redrive.deadLetterQueue()))
                        .put("maxReceiveCount", redrive.maxReceiveCount())
                        .toString()));
    return attributes;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  private static Config configuration() {
    return ConfigFactory.parseString(
            """
            pekko.daemonic = on
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = WARNING
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            """)
        .withFallback(ConfigFactory.load());
  }

  private static ActorRef persistence(ActorSystem actors, Path folder) throws IOException {
    Files.createDirectories(folder);
    // Each change is on disk before the sender gets its answer.
    var url =
        "jdbc:h2:file:"
            + folder.toAbsolutePath().resolve("queues")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
    // ElasticMQ opens its database once in the life of a process; this is a later one.
    var pool = ConnectionPool$.MODULE$;
    var settings = pool.singleton$default$4();
    pool.singleton(url, "", "", settings, pool.singleton$default$5(url, "", "", settings));
    return actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, Nil$.MODULE$));
  }

  private static void restore(ActorRef persistence, ActorRef manager)
      throws InterruptedException, ExecutionException, TimeoutException {
    var restored =
        (Either<?, ?>)
            Patterns.ask(persistence, new QueueEvent.Restore(manager), TIME_OUT)
                .toCompletableFuture()
                .get(TIME_OUT.toSeconds(), TimeUnit.SECONDS);
    if (restored.isLeft()) {
      throw new IllegalStateException(
          "The queues in the data folder cannot be restored: "
              + restored.swap().getOrElse(() -> "no reason given"));
    }
  }

  private static void stop(ActorSystem actors) {
    actors.terminate();
    await(actors.getWhenTerminated());
  }

  private static void await(CompletionStage<?> end) {
    try {
      end.toCompletableFuture().get(TIME_OUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("SQS did not stop.", e);
    }
  }
}
