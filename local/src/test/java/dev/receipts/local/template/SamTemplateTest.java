package dev.receipts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamTemplateTest {
  @TempDir private Path folder;

  @Test
  void readsTheTemplateOfThisProject() {
    StackModel model =
        SamTemplate.read(Path.of("..", "template.yaml"))
            .resolve(deployment(Map.of("Sender", "receipts@example.com")));

    assertThat(model.all(FunctionResource.class))
        .extracting(FunctionResource::logicalId)
        .contains("StartExecutionFunction", "DeadLetterFunction");
    assertThat(model.all(StateMachineResource.class)).hasSize(1);
    assertThat(model.outputs()).containsKey("InboxBucket");
  }

  @Test
  void mergesGlobalsIntoEachFunction() throws IOException {
    FunctionResource function =
        resolve(
                """
                Globals:
                  Function:
                    Timeout: 60
                    MemorySize: 512
                    AutoPublishAlias: live
                    LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: WARN}
                    Environment:
                      Variables: {LEVEL: INFO, MODE: all}
                Resources:
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.Handler
                      CodeUri: target/work.zip
                      MemorySize: 1024
                      LoggingConfig: {LogGroup: work}
                      Environment:
                        Variables: {MODE: own, LIMIT: 7}
                """)
            .all(FunctionResource.class)
            .getFirst();

    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(function.memory()).isEqualTo(1024);
    assertThat(function.alias()).contains("live");
    assertThat(function.logLevel()).contains("WARN");
    assertThat(function.artifact()).isEqualTo(folder.resolve("target/work.zip"));
    assertThat(function.environment())
        .isEqualTo(Map.of("LEVEL", "INFO", "MODE", "own", "LIMIT", "7"));
  }

  @Test
  void evaluatesFunctionsInBothForms() throws IOException {
    Map<String, String> environment =
        resolve(
                """
                Parameters:
                  Stage: {Type: String, Default: test}
                  Names: {Type: CommaDelimitedList, Default: "a, b"}
                Conditions:
                  IsLive: !Equals [!Ref Stage, live]
                  IsTest: !Not [!Condition IsLive]
                  Both: !And [!Condition IsTest, !Or [!Condition IsLive, !Condition IsTest]]
                Resources:
                  Inbox:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub "${AWS::StackName}-${Stage}"}
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.Handler
                      CodeUri: work.zip
                      AutoPublishAlias: live
                      Environment:
                        Variables:
                          REF: !Ref Inbox
                          ARN: !GetAtt Inbox.Arn
                          LONG: {"Fn::GetAtt": [Inbox, QueueName]}
                          SUB: !Sub ["${x}/${AWS::Region}/${!Kept}/${Inbox.Arn}", {x: !Ref Stage}]
                          IF: !If [IsLive, yes-live, not-live]
                          BOTH: !If [Both, "1", "0"]
                          JOIN: !Join ["-", !Ref Names]
                          SELECT: !Select [1, !Split [":", "a:b:c"]]
                          NOTHING: !Ref AWS::NoValue
                  Other:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.Handler
                      CodeUri: work.zip
                      Environment:
                        Variables: {ALIAS: !Ref Work.Alias, SUB: !Sub "${Work.Alias}"}
                """)
            .all(FunctionResource.class)
            .stream()
            .flatMap(function -> function.environment().entrySet().stream())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    Map.Entry::getValue,
                    (first, second) -> first + "|" + second));

    String alias = "arn:aws:lambda:eu-north-1:123456789012:function:shop-Work:live";
    assertThat(environment)
        .containsEntry("REF", "http://queues/shop-test")
        .containsEntry("ARN", "arn:aws:sqs:eu-north-1:123456789012:shop-test")
        .containsEntry("LONG", "shop-test")
        .containsEntry(
            "SUB", "test/eu-north-1/${Kept}/arn:aws:sqs:eu-north-1:123456789012:shop-test|" + alias)
        .containsEntry("IF", "not-live")
        .containsEntry("BOTH", "1")
        .containsEntry("JOIN", "a-b")
        .containsEntry("SELECT", "b")
        .containsEntry("ALIAS", alias)
        .doesNotContainKey("NOTHING");
  }

  @Test
  void readsQueuesBucketsTablesAndEvents() throws IOException {
    StackModel model =
        resolve(
            """
            Resources:
              Inbox:
                Type: AWS::S3::Bucket
                Properties:
                  VersioningConfiguration: {Status: Enabled}
                  NotificationConfiguration:
                    QueueConfigurations:
                      - Event: s3:ObjectCreated:*
                        Queue: !GetAtt Ingest.Arn
                        Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}
              Ingest:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 360
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
              Dead: {Type: AWS::SQS::Queue}
              Items:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: items
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: Id, AttributeType: S}
                    - {AttributeName: Day, AttributeType: S}
                  KeySchema: [{AttributeName: Id, KeyType: HASH}]
                  GlobalSecondaryIndexes:
                    - IndexName: ByDay
                      KeySchema:
                        - {AttributeName: Day, KeyType: HASH}
                        - {AttributeName: Id, KeyType: RANGE}
                      Projection: {ProjectionType: KEYS_ONLY}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Handler
                  CodeUri: work.zip
                  Events:
                    Messages:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Ingest.Arn
                        BatchSize: 4
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: {MaximumConcurrency: 3}
                    Daily:
                      Type: Schedule
                      Properties: {Schedule: rate(2 hours)}
                    Ended:
                      Type: EventBridgeRule
                      Properties: {Pattern: {source: [aws.states]}}
            """);

    String ingest = "arn:aws:sqs:eu-north-1:123456789012:shop-Ingest";
    assertThat(model.all(BucketResource.class))
        .containsExactly(
            new BucketResource(
                "Inbox",
                "shop-inbox",
                true,
                List.of(new BucketResource.Notification("s3:ObjectCreated:*", ingest, "in/", ""))));
    assertThat(model.all(QueueResource.class))
        .extracting(QueueResource::logicalId)
        .containsExactly("Dead", "Ingest");
    assertThat(model.all(QueueResource.class).getLast().redrivePolicy())
        .contains(
            new QueueResource.RedrivePolicy("arn:aws:sqs:eu-north-1:123456789012:shop-Dead", 5));
    TableResource items = model.all(TableResource.class).getFirst();
    assertThat(items.properties().path("TableName").asText()).isEqualTo("items");
    assertThat(items.properties().at("/GlobalSecondaryIndexes/0/KeySchema/1/AttributeName"))
        .isEqualTo(TextNode.valueOf("Id"));
    assertThat(model.all(FunctionResource.class).getFirst().events())
        .hasSize(3)
        .contains(
            new EventSource.Queue("Messages", ingest, 4, Duration.ZERO, true, 3),
            new EventSource.Schedule("Daily", Duration.ofHours(2), Optional.empty()));
  }

  @Test
  void leavesOutWhatItsConditionExcludes() throws IOException {
    StackModel model =
        resolve(
            """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              Extra: {Type: AWS::SQS::Queue, Condition: Never}
            Outputs:
              Extra: {Condition: Never, Value: !Ref Extra}
            """);

    assertThat(model.resources()).isEmpty();
    assertThat(model.outputs()).isEmpty();
  }

  @Test
  void refusesAResourceOfAnUnknownType() {
    assertThatThrownBy(resolving("Resources: {Db: {Type: AWS::RDS::DBInstance}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Resources.Db.Type")
        .hasMessageContaining("AWS::RDS::DBInstance");
  }

  @Test
  void refusesAnUnknownPropertyWithItsPath() {
    assertThatThrownBy(
            resolving(
                """
                Resources:
                  Inbox:
                    Type: AWS::S3::Bucket
                    Properties:
                      NotificationConfiguration:
                        QueueConfigurations:
                          - Event: s3:ObjectCreated:*
                            Queue: arn:aws:sqs:eu-north-1:123456789012:other
                            Colour: red
                """))
        .hasMessageContaining(
            "Resources.Inbox.Properties.NotificationConfiguration.QueueConfigurations[0].Colour");
  }

  @Test
  void acceptsWhatIsExempt() throws IOException {
    StackModel model =
        resolve(
            """
            Resources:
              Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 30}}
              Inbox:
                Type: AWS::SQS::Queue
                Properties: {SqsManagedSseEnabled: true}
            """);

    assertThat(model.resources()).hasSize(1);
    assertThat(model.physicalId("Logs")).contains("shop-Logs");
  }

  @Test
  void findsAMisspeltNameInAnExemptPolicyToo() {
    assertThatThrownBy(
            resolving(
                """
                Resources:
                  Inbox: {Type: AWS::SQS::Queue}
                  Access:
                    Type: AWS::SQS::QueuePolicy
                    Properties: {Queues: [!Ref Inbocks]}
                """))
        .hasMessageContaining("Resources.Access")
        .hasMessageContaining("Inbocks");
  }

  @Test
  void refusesACircle() {
    assertThatThrownBy(
            resolving(
                """
                Resources:
                  A:
                    Type: AWS::SQS::Queue
                    Properties:
                      RedrivePolicy: {deadLetterTargetArn: !GetAtt B.Arn, maxReceiveCount: 1}
                  B:
                    Type: AWS::SQS::Queue
                    Properties:
                      RedrivePolicy: {deadLetterTargetArn: !GetAtt A.Arn, maxReceiveCount: 1}
                """))
        .hasMessageContaining("depends on itself");
  }

  @Test
  void refusesAParameterThatDoesNotFit() {
    String template =
        """
        Parameters:
          Mode: {Type: String, Default: A, AllowedValues: [A, B]}
          Limit: {Type: Number, Default: 5, MinValue: 1}
        Resources: {}
        """;

    assertThatThrownBy(() -> resolve(template, Map.of("Mode", "C")))
        .hasMessageContaining("Parameters.Mode");
    assertThatThrownBy(() -> resolve(template, Map.of("Limit", "0")))
        .hasMessageContaining("below the minimum");
    assertThatThrownBy(() -> resolve(template, Map.of("Nobody", "0")))
        .hasMessageContaining("no such parameter");
  }

  @Test
  void asksForAParameterThatHasNoDefault() {
    assertThatThrownBy(resolving("Parameters: {Sender: {Type: String}}\nResources: {}"))
        .hasMessageContaining("Parameters.Sender: has no default");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThatThrownBy(resolving("Resources: {A: {Type: AWS::SQS::Queue, Type: x}}"))
        .hasMessageContaining("Resources.A.Type: the key is there twice");
  }

  private ThrowingCallable resolving(String text) {
    return () -> resolve(text);
  }

  private StackModel resolve(String text) throws IOException {
    return resolve(text, Map.of());
  }

  private StackModel resolve(String text, Map<String, String> parameters) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, "Transform: AWS::Serverless-2016-10-31\n" + text);
    return SamTemplate.read(file).resolve(deployment(parameters));
  }

  private static Deployment deployment(Map<String, String> parameters) {
    return new Deployment(
        "shop", "eu-north-1", "123456789012", parameters, name -> "http://queues/" + name);
  }
}
