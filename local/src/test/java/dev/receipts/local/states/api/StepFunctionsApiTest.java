package dev.receipts.local.states.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.ExecutionListener;
import dev.receipts.local.states.StateMachineService;
import dev.receipts.local.states.SystemScheduler;
import dev.receipts.local.states.TaskCall;
import dev.receipts.local.states.TaskResult;
import dev.receipts.local.states.history.MemoryLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** The unmodified AWS SDK against the stand-in, over the wire and in real time. */
class StepFunctionsApiTest {
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Call", "States": {
        "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
          "Assign": {"answer": "{% $states.result.Payload %}"},
          "Output": {"answer": "{% $states.result.Payload %}"}, "End": true}}}\
      """;

  private final AtomicBoolean broken = new AtomicBoolean();
  private final StateMachineService service =
      new StateMachineService(
          new StateMachineService.Location("eu-central-1", "123456789012"),
          new MemoryLogs(),
          this::run,
          new SystemScheduler(),
          RandomGenerator.getDefault(),
          ExecutionListener.none());
  private final StepFunctionsApi api = new StepFunctionsApi(service, 0);
  private final SfnClient client =
      SfnClient.builder()
          .endpointOverride(api.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  private final String machine =
      service.create("pipeline", DEFINITION, "arn:aws:iam::123456789012:role/pipeline");

  @AfterEach
  void stop() {
    client.close();
    api.close();
    service.close();
  }

  @Test
  void anExecutionIsStartedFollowedAndListed() {
    Instant before = Instant.now();
    String arn = start("one");

    DescribeExecutionResponse execution = closed(arn);

    assertThat(arn).isEqualTo("arn:aws:states:eu-central-1:123456789012:execution:pipeline:one");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).isEqualTo("{\"answer\":{\"n\":12}}");
    assertThat(execution.input()).isEqualTo("{\"n\":12}");
    assertThat(execution.startDate()).isBetween(before.minusMillis(1), Instant.now());
    assertThat(execution.stopDate()).isAfterOrEqualTo(execution.startDate());
    assertThat(execution.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
    assertThat(execution.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(
            client
                .listExecutionsPaginator(
                    request ->
                        request.stateMachineArn(machine).statusFilter(ExecutionStatus.SUCCEEDED))
                .executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("one");
  }

  @Test
  void theHistoryComesInPagesWithTheDetailsOfTheService() {
    String arn = start("one");
    closed(arn);

    List<HistoryEvent> events =
        client
            .getExecutionHistoryPaginator(request -> request.executionArn(arn).maxResults(2))
            .events()
            .stream()
            .toList();
    GetExecutionHistoryResponse newest =
        client.getExecutionHistory(
            request ->
                request
                    .executionArn(arn)
                    .reverseOrder(true)
                    .maxResults(1)
                    .includeExecutionData(false));

    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_SCHEDULED,
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(events.get(2).taskScheduledEventDetails().parameters())
        .isEqualTo("{\"FunctionName\":\"f\",\"Payload\":{\"n\":12}}");
    assertThat(events.get(5).stateExitedEventDetails().assignedVariables())
        .containsEntry("answer", "{\"n\":12}");
    assertThat(newest.nextToken()).isNotBlank();
    assertThat(newest.events().getFirst().executionSucceededEventDetails().output()).isNull();
  }

  @Test
  void aFailedExecutionIsRedriven() {
    broken.set(true);
    String arn = start("one");
    DescribeExecutionResponse failed = closed(arn);
    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.error()).isEqualTo("Broken");
    assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);

    broken.set(false);
    Instant redriveDate =
        client.redriveExecution(request -> request.executionArn(arn)).redriveDate();
    DescribeExecutionResponse redriven = closed(arn);

    assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(redriven.redriveCount()).isEqualTo(1);
    assertThat(redriven.redriveDate()).isEqualTo(redriveDate);
    assertThatThrownBy(() -> client.redriveExecution(request -> request.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
  }

  @Test
  void faultsAreTheServicesExceptions() {
    String arn = start("one");
    closed(arn);

    assertThatThrownBy(() -> start("one")).isInstanceOf(ExecutionAlreadyExistsException.class);
    assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn(arn + "x")))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("Execution Does Not Exist: '" + arn + "x'");
    assertThatThrownBy(
            () -> client.listExecutions(request -> request.stateMachineArn(machine + "x")))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(
            () ->
                client.createStateMachine(
                    request ->
                        request.name("bad").roleArn("arn:aws:iam::1:role/r").definition("{}")))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(() -> client.listActivities())
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("ListActivities");
  }

  @Test
  void stateMachinesAreDescribedListedAndValidated() {
    String arn = start("one");

    assertThat(client.describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .isEqualTo(DEFINITION);
    assertThat(client.describeStateMachineForExecution(r -> r.executionArn(arn)).name())
        .isEqualTo("pipeline");
    assertThat(client.listStateMachines().stateMachines())
        .singleElement()
        .satisfies(listed -> assertThat(listed.stateMachineArn()).isEqualTo(machine));
    assertThat(client.validateStateMachineDefinition(r -> r.definition(DEFINITION)).result())
        .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    assertThat(client.validateStateMachineDefinition(r -> r.definition("{}")).diagnostics())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("QueryLanguage"));
  }

  private String start(String name) {
    return client
        .startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"n\":12}"))
        .executionArn();
  }

  private DescribeExecutionResponse closed(String arn) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(deadline)) {
      DescribeExecutionResponse execution =
          client.describeExecution(request -> request.executionArn(arn));
      if (execution.status() != ExecutionStatus.RUNNING) {
        return execution;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The execution does not end");
  }

  private CompletableFuture<TaskResult> run(TaskCall call) {
    if (broken.get()) {
      return CompletableFuture.completedFuture(new TaskResult.Failed("Broken", "on purpose"));
    }
    ObjectNode result = Json.mapper().createObjectNode().put("ExecutedVersion", "$LATEST");
    result.set("Payload", call.arguments().get("Payload"));
    return CompletableFuture.completedFuture(
        new TaskResult.Succeeded(result.put("StatusCode", 200)));
  }
}
