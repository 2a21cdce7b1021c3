package dev.receipts.local.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.queue.QueueContents;
import dev.receipts.local.template.EventSource;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.template.QueueResource;
import dev.receipts.local.template.RuleResource;
import dev.receipts.local.template.StackModel;
import dev.receipts.local.time.StackClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything in the template that invokes a function by itself: queues, rules and schedules. */
public final class EventSources implements AutoCloseable {
  private final LambdaService lambda;
  private final SqsClient queues;
  private final String region;
  private final String accountId;
  private final Map<String, String> queueUrls = new HashMap<>();
  private final List<QueueEventSource> pollers = new ArrayList<>();
  private final EventBus bus = new EventBus();
  private final StackClock clock;
  private final List<Runnable> schedules = new ArrayList<>();

  /**
   * Prepares the sources; nothing is invoked before {@link #start()}.
   *
   * @param contents what the queues hold, without which time cannot leap
   * @throws IllegalArgumentException when a source needs what is not known here
   */
  public EventSources(
      StackModel model,
      LambdaService lambda,
      SqsClient queues,
      Optional<QueueContents> contents,
      String region,
      String accountId,
      StackClock clock) {
    this.clock = clock;
    this.lambda = lambda;
    this.queues = queues;
    this.region = region;
    this.accountId = accountId;
    for (QueueResource queue : model.all(QueueResource.class)) {
      queueUrls.put(queue.arn(), queue.url());
    }
    for (FunctionResource function : model.all(FunctionResource.class)) {
      String target = target(function);
      for (EventSource event : function.events()) {
        String name = function.logicalId() + event.name();
        switch (event) {
          case EventSource.Queue queue ->
              pollers.add(
                  new QueueEventSource(
                      queue,
                      region,
                      queueUrl(queue.queueArn()),
                      queues,
                      next(queue.queueArn(), contents),
                      lambda,
                      target,
                      clock));
          case EventSource.Rule rule ->
              bus.subscribe(name, rule.pattern(), toFunction(target, rule.input()));
          case EventSource.Schedule schedule -> schedule(name, schedule, target);
        }
      }
    }
    for (RuleResource rule : model.all(RuleResource.class)) {
      for (RuleResource.Target target : rule.targets()) {
        bus.subscribe(rule.name(), rule.pattern(), consumer(target));
      }
    }
  }

  /** Begins to poll the queues. */
  public void start() {
    pollers.forEach(QueueEventSource::start);
  }

  /** The bus that the rules listen to. */
  public EventBus bus() {
    return bus;
  }

  @Override
  public void close() {
    schedules.forEach(Runnable::run);
    pollers.forEach(QueueEventSource::close);
  }

  /** SAM connects events to the alias where there is one. */
  private static String target(FunctionResource function) {
    return function.alias().map(alias -> function.arn() + ":" + alias).orElse(function.arn());
  }

  private Consumer<JsonNode> consumer(RuleResource.Target target) {
    if (queueUrls.containsKey(target.arn())) {
      String url = queueUrl(target.arn());
      return event ->
          queues.sendMessage(
              request ->
                  request.queueUrl(url).messageBody(input(target.input(), event).toString()));
    }
    return toFunction(target.arn(), target.input());
  }

  private Consumer<JsonNode> toFunction(String arn, Optional<String> input) {
    lambda.find(arn);
    return event -> lambda.send(arn, input(input, event));
  }

  private static JsonNode input(Optional<String> input, JsonNode event) {
    try {
      return input.isPresent() ? Json.mapper().readTree(input.get()) : event;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The input of a rule's target must be JSON", e);
    }
  }

  /** In real time there may be a message at any time, and to wait for it costs nothing. */
  private Supplier<Optional<Instant>> next(String queueArn, Optional<QueueContents> contents) {
    if (!clock.isVirtual()) {
      return () -> Optional.of(Instant.EPOCH);
    }
    QueueContents known =
        contents.orElseThrow(
            () -> new IllegalArgumentException("Time can leap only where queues are in memory"));
    String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    return () -> known.next(name);
  }

  private String queueUrl(String arn) {
    return Optional.ofNullable(queueUrls.get(arn))
        .orElseThrow(
            () -> new IllegalArgumentException("No queue of the template has the ARN " + arn));
  }

  private void schedule(String rule, EventSource.Schedule schedule, String target) {
    Consumer<JsonNode> function = toFunction(target, schedule.input());
    schedules.add(clock.repeat(schedule.rate(), () -> function.accept(scheduledEvent(rule))));
  }

  private ObjectNode scheduledEvent(String rule) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", accountId);
    event.put("time", clock.instant().toString());
    event.put("region", region);
    event.putArray("resources").add("arn:aws:events:" + region + ":" + accountId + ":rule/" + rule);
    event.putObject("detail");
    return event;
  }
}
