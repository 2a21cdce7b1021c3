package dev.receipts.local.states.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.http.AwsFault;
import dev.receipts.local.http.AwsJsonServer;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.states.ExecutionDescription;
import dev.receipts.local.states.ExecutionStatus;
import dev.receipts.local.states.Page;
import dev.receipts.local.states.StateMachineDescription;
import dev.receipts.local.states.StateMachineService;
import dev.receipts.local.states.definition.Diagnostic;
import dev.receipts.local.states.definition.InvalidDefinitionException;
import dev.receipts.local.states.definition.StateMachineDefinition;
import dev.receipts.local.states.history.HistoryEvent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The wire API of Step Functions (2016-11-23), in front of a {@link StateMachineService}. */
public final class StepFunctionsApi implements AutoCloseable {
  private static final String TARGET = "AWSStepFunctions";

  private final StateMachineService service;
  private final AwsJsonServer server;

  /**
   * Starts serving on the loopback address.
   *
   * @param port the TCP port, or 0 for any free one
   */
  public StepFunctionsApi(StateMachineService service, int port) {
    this.service = service;
    this.server = new AwsJsonServer(TARGET, operations(), port);
  }

  /** What {@code AWS_ENDPOINT_URL_SFN} is set to. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** The same, for callers in this process. */
  public HttpService service() {
    return server.service();
  }

  @Override
  public void close() {
    server.close();
  }

  private Map<String, UnaryOperator<JsonNode>> operations() {
    return Map.ofEntries(
        Map.entry("StartExecution", this::startExecution),
        Map.entry("DescribeExecution", this::describeExecution),
        Map.entry("ListExecutions", this::listExecutions),
        Map.entry("GetExecutionHistory", this::getExecutionHistory),
        Map.entry("StopExecution", this::stopExecution),
        Map.entry("RedriveExecution", this::redriveExecution),
        Map.entry("CreateStateMachine", this::createStateMachine),
        Map.entry("DescribeStateMachine", this::describeStateMachine),
        Map.entry("DescribeStateMachineForExecution", this::describeStateMachineForExecution),
        Map.entry("ListStateMachines", this::listStateMachines),
        Map.entry(
            "ValidateStateMachineDefinition", StepFunctionsApi::validateStateMachineDefinition));
  }

  private JsonNode startExecution(JsonNode request) {
    ExecutionDescription execution =
        service.startExecution(
            required(request, "stateMachineArn"),
            text(request, "name"),
            text(request, "input").orElse("{}"));
    return object()
        .put("executionArn", execution.executionArn())
        .put("startDate", seconds(execution.startDate()));
  }

  private JsonNode describeExecution(JsonNode request) {
    ExecutionDescription execution = service.describeExecution(required(request, "executionArn"));
    ObjectNode answer = summary(execution);
    answer.put("input", execution.input()).putObject("inputDetails").put("included", true);
    execution
        .output()
        .ifPresent(
            output ->
                answer.put("output", output).putObject("outputDetails").put("included", true));
    execution.error().ifPresent(error -> answer.put("error", error));
    execution.cause().ifPresent(cause -> answer.put("cause", cause));
    answer.put("redriveStatus", execution.redriveStatus());
    execution.notRedrivableReason().ifPresent(reason -> answer.put("redriveStatusReason", reason));
    return answer;
  }

  private JsonNode listExecutions(JsonNode request) {
    Optional<Boolean> redriven =
        text(request, "redriveFilter")
            .map(
                filter ->
                    switch (filter) {
                      case "REDRIVEN" -> true;
                      case "NOT_REDRIVEN" -> false;
                      default -> throw invalid("redriveFilter");
                    });
    Page<ExecutionDescription> page =
        service.listExecutions(
            required(request, "stateMachineArn"),
            text(request, "statusFilter").map(StepFunctionsApi::status),
            redriven,
            request.path("maxResults").asInt(),
            text(request, "nextToken"));
    return answer("executions", page, StepFunctionsApi::summary);
  }

  private JsonNode getExecutionHistory(JsonNode request) {
    boolean includeData = request.path("includeExecutionData").asBoolean(true);
    Page<HistoryEvent> page =
        service.history(
            required(request, "executionArn"),
            request.path("reverseOrder").asBoolean(),
            request.path("maxResults").asInt(),
            text(request, "nextToken"));
    return answer("events", page, event -> event(event, includeData));
  }

  private JsonNode stopExecution(JsonNode request) {
    Instant stopDate =
        service.stopExecution(
            required(request, "executionArn"), text(request, "error"), text(request, "cause"));
    return object().put("stopDate", seconds(stopDate));
  }

  private JsonNode redriveExecution(JsonNode request) {
    Instant redriveDate =
        service.redriveExecution(required(request, "executionArn"), text(request, "clientToken"));
    return object().put("redriveDate", seconds(redriveDate));
  }

  private JsonNode createStateMachine(JsonNode request) {
    if (!text(request, "type").orElse("STANDARD").equals("STANDARD")) {
      throw new AwsFault(
          "StateMachineTypeNotSupported", "Only state machines of type STANDARD are supported");
    }
    String arn =
        service.create(
            required(request, "name"),
            required(request, "definition"),
            required(request, "roleArn"));
    return object()
        .put("stateMachineArn", arn)
        .put("creationDate", seconds(service.describeStateMachine(arn).creationDate()));
  }

  private JsonNode describeStateMachine(JsonNode request) {
    StateMachineDescription machine =
        service.describeStateMachine(required(request, "stateMachineArn"));
    return listed(machine)
        .put("status", "ACTIVE")
        .put("definition", machine.definition())
        .put("roleArn", machine.roleArn());
  }

  private JsonNode describeStateMachineForExecution(JsonNode request) {
    StateMachineDescription machine =
        service.describeStateMachineForExecution(required(request, "executionArn"));
    return object()
        .put("stateMachineArn", machine.stateMachineArn())
        .put("name", machine.name())
        .put("definition", machine.definition())
        .put("roleArn", machine.roleArn())
        .put("updateDate", seconds(machine.creationDate()));
  }

  private JsonNode listStateMachines(JsonNode request) {
    Page<StateMachineDescription> page =
        service.listStateMachines(request.path("maxResults").asInt(), text(request, "nextToken"));
    return answer("stateMachines", page, StepFunctionsApi::listed);
  }

  private static JsonNode validateStateMachineDefinition(JsonNode request) {
    List<Diagnostic> diagnostics = List.of();
    try {
      StateMachineDefinition unused = StateMachineDefinition.parse(required(request, "definition"));
    } catch (InvalidDefinitionException e) {
      diagnostics = e.diagnostics();
    }
    ObjectNode answer =
        object().put("result", diagnostics.isEmpty() ? "OK" : "FAIL").put("truncated", false);
    ArrayNode list = answer.putArray("diagnostics");
    diagnostics.forEach(
        diagnostic ->
            list.addObject()
                .put("severity", "ERROR")
                .put("code", diagnostic.code())
                .put("message", diagnostic.message())
                .put("location", diagnostic.location()));
    return answer;
  }

  private static ObjectNode summary(ExecutionDescription execution) {
    ObjectNode node =
        object()
            .put("executionArn", execution.executionArn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", seconds(execution.startDate()))
            .put("redriveCount", execution.redriveCount());
    execution.stopDate().ifPresent(date -> node.put("stopDate", seconds(date)));
    execution.redriveDate().ifPresent(date -> node.put("redriveDate", seconds(date)));
    return node;
  }

  private static ObjectNode listed(StateMachineDescription machine) {
    return object()
        .put("stateMachineArn", machine.stateMachineArn())
        .put("name", machine.name())
        .put("type", "STANDARD")
        .put("creationDate", seconds(machine.creationDate()));
  }

  private static ObjectNode event(HistoryEvent event, boolean includeData) {
    ObjectNode details = event.details().deepCopy();
    if (!includeData) {
      details.remove(List.of("input", "output", "assignedVariables"));
      if (details.has("parameters")) {
        // The shape requires the member.
        details.put("parameters", "");
      }
    }
    ObjectNode node =
        object()
            .put("timestamp", seconds(event.timestamp()))
            .put("type", event.type().name())
            .put("id", event.id())
            .put("previousEventId", event.previousEventId());
    node.set(event.type().detailsField(), details);
    return node;
  }

  private static <T> ObjectNode answer(
      String member, Page<T> page, Function<T, ObjectNode> element) {
    ObjectNode answer = object();
    ArrayNode list = answer.putArray(member);
    page.items().forEach(item -> list.add(element.apply(item)));
    page.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static ExecutionStatus status(String name) {
    return Arrays.stream(ExecutionStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("statusFilter"));
  }

  private static String required(JsonNode request, String member) {
    return text(request, member).orElseThrow(() -> invalid(member));
  }

  private static Optional<String> text(JsonNode request, String member) {
    return Optional.ofNullable(request.path(member).textValue());
  }

  private static AwsFault invalid(String member) {
    return new AwsFault(
        "ValidationException",
        "1 validation error detected: Value at '"
            + member
            + "' failed to satisfy constraint: it is missing or not one of the allowed values");
  }

  /** Seconds since 1970 with milliseconds, as the protocol has it. */
  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }
}
