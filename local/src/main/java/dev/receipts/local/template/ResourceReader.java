package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a resource of the template into its record. */
final class ResourceReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /** Lambda starts with so many pollers for a queue when nothing else is said. */
  private static final int STANDARD_QUEUE_CONCURRENCY = 5;

  private final Path folder;
  private final Evaluator evaluator;
  private final PhysicalNames names;

  ResourceReader(Path folder, Evaluator evaluator, PhysicalNames names) {
    this.folder = folder;
    this.evaluator = evaluator;
    this.names = names;
  }

  /** The resource; empty when its type has no meaning locally. */
  Optional<Resource> read(String logicalId, JsonNode resource) {
    String type = resource.path("Type").asText();
    String path = "Resources." + logicalId;
    if (Exemptions.type(type)) {
      return Optional.empty();
    }
    PropertyReader properties =
        new PropertyReader(type, "", path + ".Properties", resource.path("Properties"), evaluator);
    Resource read =
        switch (type) {
          case "AWS::Serverless::Function" -> function(logicalId, properties);
          case "AWS::Serverless::StateMachine" -> stateMachine(logicalId, properties);
          case "AWS::SQS::Queue" -> queue(logicalId, properties);
          case "AWS::S3::Bucket" -> bucket(logicalId, properties);
          case "AWS::DynamoDB::Table" -> table(logicalId, properties);
          case "AWS::Events::Rule" -> rule(logicalId, properties);
          case "AWS::SES::EmailIdentity" ->
              new IdentityResource(logicalId, properties.requiredText("EmailIdentity"));
          default ->
              throw new TemplateException(
                  path + ".Type",
                  "the local stack does not know "
                      + type
                      + "; teach it, or add it to Exemptions with the reason");
        };
    properties.refuseTheRest();
    return Optional.of(read);
  }

  private FunctionResource function(String logicalId, PropertyReader properties) {
    properties.text("FunctionName");
    List<EventSource> events = new ArrayList<>();
    properties
        .namedObjects("Events")
        .forEach((name, event) -> event(name, event).ifPresent(events::add));
    Map<String, String> environment = new LinkedHashMap<>();
    properties
        .object("Environment")
        .ifPresent(
            object -> {
              environment.putAll(object.textMap("Variables"));
              object.refuseTheRest();
            });
    Optional<String> logLevel =
        properties.object("LoggingConfig").flatMap(ResourceReader::logLevel);
    return new FunctionResource(
        logicalId,
        reference(logicalId),
        attribute(logicalId, "Arn"),
        properties.requiredText("Handler"),
        folder.resolve(properties.requiredText("CodeUri")).normalize(),
        properties.seconds("Timeout", 3),
        properties.integer("MemorySize").orElse(128),
        environment,
        properties.text("AutoPublishAlias"),
        properties.integer("ReservedConcurrentExecutions"),
        logLevel,
        events);
  }

  private static Optional<String> logLevel(PropertyReader logging) {
    boolean json = logging.text("LogFormat").filter("JSON"::equals).isPresent();
    String level = logging.text("ApplicationLogLevel").orElse("INFO");
    logging.refuseTheRest();
    return Optional.of(level).filter(some -> json);
  }

  private Optional<EventSource> event(String name, PropertyReader event) {
    String type = event.requiredText("Type");
    PropertyReader properties =
        event.object("Properties").orElseThrow(() -> event.error("Properties", "is needed"));
    event.refuseTheRest();
    PropertyReader reader = properties.as("AWS::Serverless::Function Event " + type);
    Optional<EventSource> source =
        switch (type) {
          case "SQS" -> queueEvent(name, reader);
          case "EventBridgeRule" -> ruleEvent(name, reader);
          case "Schedule" -> schedule(name, reader);
          default ->
              throw event.error("Type", "the local stack does not know events of type " + type);
        };
    reader.refuseTheRest();
    return source;
  }

  private static Optional<EventSource> queueEvent(String name, PropertyReader reader) {
    List<String> responses = reader.texts("FunctionResponseTypes");
    int concurrency =
        reader
            .object("ScalingConfig")
            .map(
                scaling -> {
                  int maximum =
                      scaling.integer("MaximumConcurrency").orElse(STANDARD_QUEUE_CONCURRENCY);
                  scaling.refuseTheRest();
                  return maximum;
                })
            .orElse(STANDARD_QUEUE_CONCURRENCY);
    EventSource source =
        new EventSource.Queue(
            name,
            reader.requiredText("Queue"),
            reader.integer("BatchSize").orElse(10),
            reader.seconds("MaximumBatchingWindowInSeconds", 0),
            responses.contains("ReportBatchItemFailures"),
            concurrency);
    return reader.flag("Enabled", true) ? Optional.of(source) : Optional.empty();
  }

  private static Optional<EventSource> ruleEvent(String name, PropertyReader reader) {
    refuseOtherBus(reader);
    EventSource source =
        new EventSource.Rule(name, pattern(reader, "Pattern"), reader.text("Input"));
    return enabled(reader) ? Optional.of(source) : Optional.empty();
  }

  private static Optional<EventSource> schedule(String name, PropertyReader reader) {
    String expression = reader.requiredText("Schedule");
    Matcher matcher = RATE.matcher(expression);
    if (!matcher.matches()) {
      throw reader.error(
          "Schedule", "the local stack knows rate(…) only, not '" + expression + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration rate =
        switch (matcher.group(2)) {
          case "minute" -> Duration.ofMinutes(number);
          case "hour" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    EventSource source = new EventSource.Schedule(name, rate, reader.text("Input"));
    boolean flag = reader.flag("Enabled", true);
    boolean state = enabled(reader);
    return flag && state ? Optional.of(source) : Optional.empty();
  }

  private StateMachineResource stateMachine(String logicalId, PropertyReader properties) {
    properties.text("Name");
    String type = properties.text("Type").orElse("STANDARD");
    if (!type.equals("STANDARD")) {
      throw properties.error("Type", "the local stack runs STANDARD state machines only");
    }
    return new StateMachineResource(
        logicalId,
        attribute(logicalId, "Name"),
        reference(logicalId),
        folder.resolve(properties.requiredText("DefinitionUri")).normalize(),
        properties.textMap("DefinitionSubstitutions"));
  }

  private QueueResource queue(String logicalId, PropertyReader properties) {
    properties.text("QueueName");
    return new QueueResource(
        logicalId,
        attribute(logicalId, "QueueName"),
        reference(logicalId),
        attribute(logicalId, "Arn"),
        properties.seconds("VisibilityTimeout", 30),
        properties.seconds("MessageRetentionPeriod", 345_600),
        properties.seconds("DelaySeconds", 0),
        properties.seconds("ReceiveMessageWaitTimeSeconds", 0),
        properties.object("RedrivePolicy").map(ResourceReader::redrivePolicy));
  }

  private static QueueResource.RedrivePolicy redrivePolicy(PropertyReader policy) {
    QueueResource.RedrivePolicy read =
        new QueueResource.RedrivePolicy(
            policy.requiredText("deadLetterTargetArn"),
            policy
                .integer("maxReceiveCount")
                .orElseThrow(() -> policy.error("maxReceiveCount", "is needed")));
    policy.refuseTheRest();
    return read;
  }

  private BucketResource bucket(String logicalId, PropertyReader properties) {
    properties.text("BucketName");
    boolean versioned =
        properties
            .object("VersioningConfiguration")
            .map(
                versioning -> {
                  boolean enabled = versioning.requiredText("Status").equals("Enabled");
                  versioning.refuseTheRest();
                  return enabled;
                })
            .orElse(false);
    List<BucketResource.Notification> notifications = new ArrayList<>();
    properties
        .object("NotificationConfiguration")
        .ifPresent(
            configuration -> {
              configuration
                  .objects("QueueConfigurations")
                  .forEach(queue -> notifications.add(notification(queue)));
              configuration.refuseTheRest();
            });
    return new BucketResource(logicalId, reference(logicalId), versioned, notifications);
  }

  private static BucketResource.Notification notification(PropertyReader queue) {
    Map<String, String> rules = new LinkedHashMap<>();
    queue
        .object("Filter")
        .ifPresent(
            filter -> {
              filter.object("S3Key").ifPresent(key -> filterRules(key, rules));
              filter.refuseTheRest();
            });
    BucketResource.Notification notification =
        new BucketResource.Notification(
            queue.requiredText("Event"),
            queue.requiredText("Queue"),
            rules.getOrDefault("prefix", ""),
            rules.getOrDefault("suffix", ""));
    queue.refuseTheRest();
    return notification;
  }

  private static void filterRules(PropertyReader key, Map<String, String> rules) {
    for (PropertyReader rule : key.objects("Rules")) {
      String name = rule.requiredText("Name");
      if (!name.equals("prefix") && !name.equals("suffix")) {
        throw rule.error("Name", "must be prefix or suffix, not " + name);
      }
      rules.put(name, rule.requiredText("Value"));
      rule.refuseTheRest();
    }
    key.refuseTheRest();
  }

  /** DynamoDB checks keys and indexes itself, so they are passed on as they are. */
  private TableResource table(String logicalId, PropertyReader properties) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (String name :
        List.of(
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "BillingMode",
            "ProvisionedThroughput",
            "TimeToLiveSpecification")) {
      JsonNode value = properties.value(name);
      if (!value.isMissingNode()) {
        read.set(name, value);
      }
    }
    properties.text("TableName");
    read.put("TableName", reference(logicalId));
    return new TableResource(logicalId, reference(logicalId), read);
  }

  private RuleResource rule(String logicalId, PropertyReader properties) {
    properties.text("Name");
    refuseOtherBus(properties);
    List<RuleResource.Target> targets = new ArrayList<>();
    for (PropertyReader target : properties.objects("Targets")) {
      targets.add(new RuleResource.Target(target.requiredText("Arn"), target.text("Input")));
      target.refuseTheRest();
    }
    JsonNode pattern = pattern(properties, "EventPattern");
    return new RuleResource(
        logicalId, reference(logicalId), pattern, enabled(properties) ? targets : List.of());
  }

  private static JsonNode pattern(PropertyReader reader, String name) {
    JsonNode pattern = reader.value(name);
    if (!pattern.isObject()) {
      throw reader.error(name, "an event pattern is needed");
    }
    return pattern;
  }

  private static boolean enabled(PropertyReader reader) {
    return reader.text("State").orElse("ENABLED").equals("ENABLED");
  }

  private static void refuseOtherBus(PropertyReader reader) {
    String bus = reader.text("EventBusName").orElse("default");
    if (!bus.equals("default")) {
      throw reader.error("EventBusName", "the local stack has the default bus only, not " + bus);
    }
  }

  private String reference(String logicalId) {
    return names.reference(logicalId).orElseThrow();
  }

  private String attribute(String logicalId, String attribute) {
    return names.attribute(logicalId, attribute).orElseThrow();
  }
}
