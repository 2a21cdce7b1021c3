package dev.receipts.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.PipelineException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every alarm can go off, and whoever it wakes finds what to do. */
class RunbookTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /**
   * Metrics that AWS sends, with the dimension each has: an alarm on any other one would never go
   * off. (Developer guides: Lambda, "Types of metrics for Lambda functions"; Step Functions,
   * "Monitoring Step Functions metrics using Amazon CloudWatch"; SQS, "Available CloudWatch metrics
   * for Amazon SQS".)
   */
  private static final Map<String, Map<String, String>> KNOWN_METRICS =
      Map.of(
          "AWS/SQS",
          Map.of(
              "ApproximateNumberOfMessagesVisible", "QueueName",
              "ApproximateNumberOfMessagesDelayed", "QueueName",
              "ApproximateAgeOfOldestMessage", "QueueName"),
          "AWS/States",
          Map.of(
              "ExecutionsFailed", "StateMachineArn",
              "ExecutionsTimedOut", "StateMachineArn",
              "ExecutionsAborted", "StateMachineArn",
              "ExecutionThrottled", "StateMachineArn"),
          "AWS/Lambda",
          Map.of(
              "Errors", "FunctionName",
              "Throttles", "FunctionName",
              "AsyncEventsDropped", "FunctionName"));

  private final DeployedTemplate template = DeployedTemplate.read(HOME);
  private final Map<String, Map<String, Object>> alarms =
      template.resources("AWS::CloudWatch::Alarm");

  @Test
  void everyAlarmLooksAtAMetricThatAwsSendsOrALogGives() {
    List<Object> fromLogs = metricsFromLogs();

    alarms.forEach(
        (name, alarm) -> {
          if (!alarm.containsKey("Dimensions")) {
            assertThat(fromLogs)
                .as(name)
                .contains(List.of(alarm.get("Namespace"), alarm.get("MetricName")));
            return;
          }
          Map<String, String> metrics = KNOWN_METRICS.get((String) alarm.get("Namespace"));
          assertThat(metrics).as(name).isNotNull().containsKey((String) alarm.get("MetricName"));
          assertThat(dimension(alarm).get("Name"))
              .as(name)
              .isEqualTo(metrics.get((String) alarm.get("MetricName")));
        });
  }

  @Test
  void everyMetricFromALogCountsLinesOfADeployedFunction() {
    template
        .resources("AWS::Logs::MetricFilter")
        .forEach(
            (name, filter) ->
                assertThat(template.resources("AWS::Logs::LogGroup"))
                    .as(name)
                    .containsKey((String) filter.get("LogGroupName")));
    // AdmissionIT sees that the function writes such lines, as warnings.
    assertThat(DeployedTemplate.map(template.parameters(), "LogLevel").get("AllowedValues"))
        .isEqualTo(List.of("TRACE", "DEBUG", "INFO", "WARN"));
    assertThat(template.resources("AWS::Logs::MetricFilter").get("UploadsPaused"))
        .containsEntry("FilterPattern", "{ $.outcome = \"PAUSED\" }")
        .containsEntry("LogGroupName", "StartExecutionLogs");
  }

  @Test
  void everyAlarmLooksAtSomethingThatIsDeployed() {
    alarms.forEach(
        (name, alarm) -> {
          if (!alarm.containsKey("Dimensions")) {
            return;
          }
          String value = (String) dimension(alarm).get("Value");
          switch ((String) alarm.get("Namespace")) {
            case "AWS/SQS" ->
                assertThat(value)
                    .as(name)
                    .isIn(
                        template.resources("AWS::SQS::Queue").keySet().stream()
                            .map(queue -> queue + ".QueueName")
                            .toList());
            case "AWS/States" ->
                assertThat(template.resources("AWS::Serverless::StateMachine"))
                    .as(name)
                    .containsKey(value);
            default ->
                assertThat(template.resources("AWS::Serverless::Function"))
                    .as(name)
                    .containsKey(value);
          }
        });
  }

  @Test
  void everyAlarmSaysWhatMissingDataMeansAndTellsSomebody() {
    alarms.forEach(
        (name, alarm) -> {
          assertThat(alarm).as(name).containsKeys("AlarmDescription", "OKActions");
          assertThat(alarm.get("AlarmActions")).as(name).isEqualTo(List.of("AlarmTopic"));
          // No event is no data; a queue without data may still hold what nobody has looked at.
          assertThat(alarm.get("TreatMissingData"))
              .as(name)
              .isEqualTo(
                  alarm.get("MetricName").equals("ApproximateNumberOfMessagesVisible")
                      ? "ignore"
                      : "notBreaching");
        });
  }

  @Test
  void everyFunctionHasAnAlarmForThrottlesAndForErrorsUnlessErrorsAreItsAnswers() {
    Set<String> functions = template.resources("AWS::Serverless::Function").keySet();

    assertThat(watched("Throttles")).containsExactlyInAnyOrderElementsOf(functions);
    assertThat(watched("Errors"))
        .containsExactlyInAnyOrderElementsOf(
            functions.stream().filter(name -> !name.equals("DeadLetterFunction")).toList());
  }

  @Test
  void everyDeadEndHasAnAlarm() {
    assertThat(
            alarms.values().stream()
                .filter(
                    alarm -> alarm.get("MetricName").equals("ApproximateNumberOfMessagesVisible"))
                .map(alarm -> dimension(alarm).get("Value")))
        .containsExactlyInAnyOrder(
            "ReceiptDeadLetterQueue.QueueName",
            "IngestDeadLetterQueue.QueueName",
            "QuarantineQueue.QueueName");
  }

  @Test
  void everyAlarmHasItsHeadingInTheRunbook() throws IOException {
    List<String> headings = runbook().filter(line -> line.startsWith("### ")).toList();

    assertThat(alarms.keySet())
        .allSatisfy(
            name ->
                assertThat(headings)
                    .filteredOn(heading -> heading.contains("`" + name + "`"))
                    .as(name)
                    .hasSize(1));
  }

  @Test
  void everyErrorHasItsLineInTheRunbook() throws Exception {
    List<String> lines = runbook().filter(line -> line.startsWith("| `")).toList();

    assertThat(errors())
        .isNotEmpty()
        .allSatisfy(
            error ->
                assertThat(lines)
                    .filteredOn(line -> line.split("\\|", 3)[1].contains("`" + error + "`"))
                    .as(error)
                    .singleElement()
                    .satisfies(line -> assertThat(line.split("\\|", -1)).hasSize(6)));
  }

  /** The concrete errors, as the class files stand. */
  private static List<String> errors() throws Exception {
    URI place = PipelineException.class.getResource("PipelineException.class").toURI();
    if (place.getScheme().equals("jar")) {
      place = HOME.resolve("shared-lib/target/classes/dev/receipts/error/any").toUri();
    }
    try (Stream<Path> files = Files.list(Path.of(place).getParent())) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> name.endsWith("Exception"))
          .filter(
              name ->
                  !Set.of("PipelineException", "TransientException", "PermanentException")
                      .contains(name))
          .sorted()
          .toList();
    }
  }

  /** Namespace and name of each metric that a filter makes of log lines. */
  @SuppressWarnings("unchecked") // a YAML list of mappings
  private List<Object> metricsFromLogs() {
    return template.resources("AWS::Logs::MetricFilter").values().stream()
        .flatMap(
            filter -> ((List<Map<String, Object>>) filter.get("MetricTransformations")).stream())
        .<Object>map(metric -> List.of(metric.get("MetricNamespace"), metric.get("MetricName")))
        .toList();
  }

  private Set<String> watched(String metric) {
    return alarms.values().stream()
        .filter(alarm -> alarm.get("MetricName").equals(metric))
        .map(alarm -> (String) dimension(alarm).get("Value"))
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked") // a YAML list of mappings
  private static Map<String, Object> dimension(Map<String, Object> alarm) {
    List<Map<String, Object>> dimensions = (List<Map<String, Object>>) alarm.get("Dimensions");
    assertThat(dimensions).hasSize(1);
    return dimensions.getFirst();
  }

  private static Stream<String> runbook() throws IOException {
    return Files.readAllLines(HOME.resolve("docs/operations.md")).stream();
  }
}
