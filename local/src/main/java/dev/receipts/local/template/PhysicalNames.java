package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names the resources as a deployment would, and answers {@code Ref} and {@code Fn::GetAtt}. */
final class PhysicalNames implements Evaluator.Resources {
  /** A resource's reference and its attributes. */
  private record Names(String reference, Map<String, String> attributes) {}

  private final Deployment deployment;
  private final Map<String, JsonNode> resources;
  private final Map<String, Names> known = new HashMap<>();
  private final Deque<String> inProgress = new ArrayDeque<>();
  private Optional<Evaluator> evaluator = Optional.empty();

  PhysicalNames(Deployment deployment, Map<String, JsonNode> resources) {
    this.deployment = deployment;
    this.resources = resources;
  }

  /** Names can be computed from others, so each of the two needs the other one. */
  void evaluateWith(Evaluator nameEvaluator) {
    evaluator = Optional.of(nameEvaluator);
  }

  @Override
  public Optional<String> reference(String logicalId) {
    if (logicalId.endsWith(".Alias")) {
      String function = logicalId.substring(0, logicalId.length() - ".Alias".length());
      return attribute(function, "Alias");
    }
    if (logicalId.endsWith(".Version")) {
      String function = logicalId.substring(0, logicalId.length() - ".Version".length());
      return attribute(function, "Version");
    }
    return names(logicalId).map(Names::reference);
  }

  @Override
  public Optional<String> attribute(String logicalId, String attribute) {
    return names(logicalId).map(names -> names.attributes().get(attribute));
  }

  private Optional<Names> names(String logicalId) {
    JsonNode resource = resources.get(logicalId);
    if (resource == null) {
      return Optional.empty();
    }
    Names names = known.get(logicalId);
    if (names == null) {
      if (inProgress.contains(logicalId)) {
        throw new TemplateException("Resources." + logicalId, "the name depends on itself");
      }
      inProgress.push(logicalId);
      names = compute(logicalId, resource.path("Type").asText(), resource.path("Properties"));
      inProgress.pop();
      known.put(logicalId, names);
    }
    return Optional.of(names);
  }

  private Names compute(String logicalId, String type, JsonNode properties) {
    String standard = deployment.stackName() + "-" + logicalId;
    PropertyReader reader =
        new PropertyReader(
            type,
            "",
            "Resources." + logicalId + ".Properties",
            properties,
            evaluator.orElseThrow());
    return switch (type) {
      case "AWS::Serverless::Function" -> {
        String name = reader.text("FunctionName").orElse(standard);
        String arn = deployment.arn("lambda", "function:" + name);
        Map<String, String> attributes = new HashMap<>(Map.of("Arn", arn));
        reader
            .text("AutoPublishAlias")
            .ifPresent(
                alias -> {
                  attributes.put("Alias", arn + ":" + alias);
                  attributes.put("Version", arn + ":1");
                });
        yield new Names(name, attributes);
      }
      case "AWS::Serverless::StateMachine" -> {
        String name = reader.text("Name").orElse(standard);
        String arn = deployment.arn("states", "stateMachine:" + name);
        yield new Names(arn, Map.of("Arn", arn, "Name", name));
      }
      case "AWS::SQS::Queue" -> {
        String name = reader.text("QueueName").orElse(standard);
        String url = deployment.queueUrl().apply(name);
        yield new Names(
            url, Map.of("Arn", deployment.arn("sqs", name), "QueueName", name, "QueueUrl", url));
      }
      case "AWS::S3::Bucket" -> {
        String name = reader.text("BucketName").orElse(standard.toLowerCase(Locale.ROOT));
        yield new Names(
            name, Map.of("Arn", "arn:aws:s3:::" + name, "DomainName", name + ".s3.amazonaws.com"));
      }
      case "AWS::DynamoDB::Table" -> {
        String name = reader.text("TableName").orElse(standard);
        yield new Names(name, Map.of("Arn", deployment.arn("dynamodb", "table/" + name)));
      }
      case "AWS::Events::Rule" -> {
        String name = reader.text("Name").orElse(standard);
        yield new Names(name, Map.of("Arn", deployment.arn("events", "rule/" + name)));
      }
      case "AWS::Logs::LogGroup" -> {
        String name = reader.text("LogGroupName").orElse(standard);
        yield new Names(name, Map.of("Arn", deployment.arn("logs", "log-group:" + name + ":*")));
      }
      case "AWS::CloudWatch::Alarm" -> {
        String name = reader.text("AlarmName").orElse(standard);
        yield new Names(name, Map.of("Arn", deployment.arn("cloudwatch", "alarm:" + name)));
      }
      case "AWS::SNS::Topic" -> {
        String name = reader.text("TopicName").orElse(standard);
        String arn = deployment.arn("sns", name);
        yield new Names(arn, Map.of("TopicArn", arn, "TopicName", name));
      }
      case "AWS::IAM::Role" -> {
        String name = reader.text("RoleName").orElse(standard);
        yield new Names(
            name, Map.of("Arn", "arn:aws:iam::" + deployment.accountId() + ":role/" + name));
      }
      case "AWS::KMS::Key" ->
          new Names(
              logicalId,
              Map.of("KeyId", logicalId, "Arn", deployment.arn("kms", "key/" + logicalId)));
      case "AWS::SES::EmailIdentity" -> new Names(reader.requiredText("EmailIdentity"), Map.of());
      case "AWS::SES::ConfigurationSet" ->
          new Names(reader.text("Name").orElse(standard), Map.of());
      default -> new Names(standard, Map.of());
    };
  }
}
