package dev.receipts.local.template;

import java.util.HashMap;
import java.util.Map;

/**
 * What the local stack reads and leaves out, each with the reason. Whatever is not here and not
 * understood is refused.
 */
final class Exemptions {
  private static final String ACCESS =
      "whoever can reach the local stack may do everything in it: there is no IAM to ask";
  private static final String ENCRYPTION =
      "local data is as safe as the folder it is in; nothing is encrypted";
  private static final String NETWORK =
      "the local stack listens on the loopback interface only, without TLS";
  private static final String METRICS =
      "there is no CloudWatch: no metric is counted, so no alarm can go off";
  private static final String LOGS =
      "logs are files in the log folder, one a function, and are kept while the folder is";
  private static final String TRACING = "there is no X-Ray to send traces to";
  private static final String COST = "nothing local is billed or provisioned";
  private static final String RETENTION =
      "local data lives as long as the stack, or as the folder that the user names";
  private static final String LABEL = "a label for people; nothing acts on it";
  private static final String START_UP =
      "the local host runs on this machine's JDK and keeps instances warm: there is no other"
          + " processor, runtime or snapshot to choose";
  private static final String DEPLOYMENT =
      "says how a deployment replaces what is there; the local stack deploys once, at its start";
  private static final String LOOPS =
      "nothing here breaks off a function that sends to the queue that invokes it";
  private static final String ROUTING =
      "the local event bus tries for as long as Lambda does and then logs the failure";

  /** Types that have a name to refer to and no effect. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("AWS::S3::BucketPolicy", ACCESS),
          Map.entry("AWS::SQS::QueuePolicy", ACCESS),
          Map.entry("AWS::SNS::TopicPolicy", ACCESS),
          Map.entry("AWS::Lambda::Permission", ACCESS),
          Map.entry("AWS::IAM::Role", ACCESS),
          Map.entry("AWS::IAM::ManagedPolicy", ACCESS),
          Map.entry("AWS::KMS::Key", ENCRYPTION),
          Map.entry("AWS::KMS::Alias", ENCRYPTION),
          Map.entry("AWS::Logs::LogGroup", LOGS),
          Map.entry("AWS::Logs::MetricFilter", METRICS),
          Map.entry("AWS::CloudWatch::Alarm", METRICS),
          Map.entry("AWS::CloudWatch::CompositeAlarm", METRICS),
          Map.entry("AWS::CloudWatch::Dashboard", METRICS),
          Map.entry("AWS::SNS::Topic", METRICS),
          Map.entry("AWS::SNS::Subscription", METRICS),
          Map.entry("AWS::SES::ConfigurationSet", METRICS));

  private static final Map<String, Map<String, String>> PROPERTIES = new HashMap<>();

  static {
    exempt("AWS::Serverless::Function", ACCESS, "Policies", "Role", "PermissionsBoundary");
    exempt("AWS::Serverless::Function", ENCRYPTION, "KmsKeyArn");
    exempt("AWS::Serverless::Function", TRACING, "Tracing");
    exempt("AWS::Serverless::Function", LABEL, "Description", "Tags", "VersionDescription");
    exempt(
        "AWS::Serverless::Function",
        START_UP,
        "Runtime",
        "RuntimeManagementConfig",
        "Architectures",
        "SnapStart",
        "EphemeralStorage");
    exempt(
        "AWS::Serverless::Function",
        DEPLOYMENT,
        "AutoPublishAliasAllProperties",
        "DeploymentPreference",
        "VersionDeletionPolicy");
    exempt("AWS::Serverless::Function", LOOPS, "RecursiveLoop");
    exempt(
        "AWS::Serverless::Function",
        LOGS,
        "LoggingConfig.LogGroup",
        "LoggingConfig.SystemLogLevel");
    exempt("AWS::Serverless::Function Event SQS", METRICS, "MetricsConfig");
    exempt("AWS::Serverless::Function Event EventBridgeRule", LABEL, "RuleName");
    exempt(
        "AWS::Serverless::Function Event EventBridgeRule",
        ROUTING,
        "RetryPolicy",
        "DeadLetterConfig");
    exempt("AWS::Serverless::Function Event Schedule", LABEL, "Name", "Description");
    exempt("AWS::Serverless::Function Event Schedule", ROUTING, "RetryPolicy", "DeadLetterConfig");

    exempt("AWS::Serverless::StateMachine", ACCESS, "Policies", "Role", "PermissionsBoundary");
    exempt("AWS::Serverless::StateMachine", TRACING, "Tracing");
    exempt("AWS::Serverless::StateMachine", LOGS, "Logging");
    exempt("AWS::Serverless::StateMachine", LABEL, "Tags");
    exempt("AWS::Serverless::StateMachine", DEPLOYMENT, "AutoPublishAlias", "DeploymentPreference");

    exempt(
        "AWS::SQS::Queue",
        ENCRYPTION,
        "SqsManagedSseEnabled",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds");
    exempt("AWS::SQS::Queue", ACCESS, "RedriveAllowPolicy");
    exempt("AWS::SQS::Queue", LABEL, "Tags");

    exempt("AWS::S3::Bucket", ENCRYPTION, "BucketEncryption");
    exempt(
        "AWS::S3::Bucket",
        ACCESS,
        "PublicAccessBlockConfiguration",
        "OwnershipControls",
        "CorsConfiguration");
    exempt("AWS::S3::Bucket", RETENTION, "LifecycleConfiguration");
    exempt("AWS::S3::Bucket", LOGS, "LoggingConfiguration");
    exempt("AWS::S3::Bucket", METRICS, "MetricsConfigurations");
    exempt("AWS::S3::Bucket", LABEL, "Tags");

    exempt("AWS::DynamoDB::Table", COST, "OnDemandThroughput", "TableClass");
    exempt(
        "AWS::DynamoDB::Table",
        RETENTION,
        "PointInTimeRecoverySpecification",
        "DeletionProtectionEnabled");
    exempt("AWS::DynamoDB::Table", ENCRYPTION, "SSESpecification");
    exempt("AWS::DynamoDB::Table", ACCESS, "ResourcePolicy");
    exempt("AWS::DynamoDB::Table", METRICS, "ContributorInsightsSpecification");
    exempt("AWS::DynamoDB::Table", LABEL, "Tags");

    exempt("AWS::Events::Rule", LABEL, "Description");
    exempt("AWS::Events::Rule", ACCESS, "RoleArn", "Targets.RoleArn");
    exempt("AWS::Events::Rule", LABEL, "Targets.Id");
    exempt("AWS::Events::Rule", ROUTING, "Targets.RetryPolicy", "Targets.DeadLetterConfig");

    exempt("AWS::SES::EmailIdentity", NETWORK, "DkimAttributes", "DkimSigningAttributes");
    exempt("AWS::SES::EmailIdentity", NETWORK, "MailFromAttributes", "FeedbackAttributes");
    exempt("AWS::SES::EmailIdentity", METRICS, "ConfigurationSetAttributes");
  }

  private Exemptions() {}

  /** Whether a resource of this type may stand in the template without any local effect. */
  static boolean type(String type) {
    return TYPES.containsKey(type);
  }

  /**
   * Whether a property may be left out.
   *
   * @param place the property's name, after those it is in: {@code LoggingConfig.LogGroup}
   */
  static boolean property(String type, String place) {
    return PROPERTIES.getOrDefault(type, Map.of()).containsKey(place);
  }

  private static void exempt(String type, String reason, String... places) {
    Map<String, String> exempt = PROPERTIES.computeIfAbsent(type, any -> new HashMap<>());
    for (String place : places) {
      exempt.put(place, reason);
    }
  }
}
