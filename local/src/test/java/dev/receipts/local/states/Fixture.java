package dev.receipts.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.states.history.LineLogs;
import dev.receipts.local.states.history.MemoryLogs;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A service in virtual time whose tasks answer what a test tells them to. */
final class Fixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final String ROLE = "arn:aws:iam::123456789012:role/pipeline";

  final VirtualScheduler time = new VirtualScheduler(START);
  final List<TaskCall> calls = new ArrayList<>();
  final List<Instant> callTimes = new ArrayList<>();
  final List<ExecutionDescription> changes = new ArrayList<>();

  /** Statuses and names of states, in the order in which the listener heard them. */
  final List<String> heard = new ArrayList<>();

  final StateMachineService service;

  /** What {@code nextDouble} gives, for jitter. */
  double nextRandom = 0.5;

  private final Map<String, Deque<Function<TaskCall, CompletableFuture<TaskResult>>>> answers =
      new HashMap<>();

  Fixture() {
    this(new MemoryLogs());
  }

  Fixture(LineLogs logs) {
    RandomGenerator random =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new UnsupportedOperationException("Only nextDouble is drawn from");
          }

          @Override
          public double nextDouble() {
            return nextRandom;
          }
        };
    service =
        new StateMachineService(
            new StateMachineService.Location("eu-central-1", "123456789012"),
            logs,
            this::run,
            time,
            random,
            new ExecutionListener() {
              @Override
              public void statusChanged(ExecutionDescription execution) {
                changes.add(execution);
                heard.add(execution.status().name());
              }

              @Override
              public void stateEntered(String executionArn, String state) {
                heard.add(state);
              }
            });
  }

  /** The next call of the state succeeds with this payload; the last answer stays. */
  Fixture succeeds(String state, String payload) {
    return answers(
        state,
        call -> CompletableFuture.completedFuture(new TaskResult.Succeeded(result(payload))));
  }

  /** The next call of the state fails. */
  Fixture fails(String state, String error) {
    return answers(
        state,
        call -> CompletableFuture.completedFuture(new TaskResult.Failed(error, "why " + error)));
  }

  /** The next call of the state never ends. */
  Fixture hangs(String state) {
    return answers(state, call -> new CompletableFuture<>());
  }

  Fixture answers(String state, Function<TaskCall, CompletableFuture<TaskResult>> answer) {
    answers.computeIfAbsent(state, key -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** Creates a state machine from its states and starts an execution. */
  String start(String startAt, String states, String input) {
    return start(
        """
        {"QueryLanguage": "JSONata", "StartAt": "%s", "States": %s}\
        """
            .formatted(startAt, states),
        input);
  }

  String start(String definition, String input) {
    String machine = service.create("machine", definition, ROLE);
    String arn = service.startExecution(machine, Optional.empty(), input).executionArn();
    time.settle();
    return arn;
  }

  /** Lets all time pass that the execution waits for. */
  ExecutionDescription finished(String executionArn) {
    for (int step = 0; step < 100_000 && !describe(executionArn).status().isClosed(); step++) {
      if (!time.passToNext()) {
        throw new AssertionError("The execution waits for something that never comes");
      }
    }
    time.settle();
    return describe(executionArn);
  }

  /** Runs to the end and gives the output. */
  JsonNode output(String startAt, String states, String input) {
    ExecutionDescription execution = finished(start(startAt, states, input));
    return json(
        execution
            .output()
            .orElseThrow(
                () -> new AssertionError("It failed: " + execution.error() + execution.cause())));
  }

  ExecutionDescription describe(String executionArn) {
    return service.describeExecution(executionArn);
  }

  List<HistoryEvent> history(String executionArn) {
    return service.history(executionArn, false, 1_000, Optional.empty()).items();
  }

  List<EventType> types(String executionArn) {
    return history(executionArn).stream().map(HistoryEvent::type).toList();
  }

  HistoryEvent event(String executionArn, EventType type) {
    return history(executionArn).stream()
        .filter(event -> event.type() == type)
        .findFirst()
        .orElseThrow();
  }

  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + text, e);
    }
  }

  static ObjectNode result(String payload) {
    ObjectNode result = Json.mapper().createObjectNode();
    result.put("ExecutedVersion", "$LATEST").set("Payload", json(payload));
    return result.put("StatusCode", 200);
  }

  @Override
  public void close() {
    service.close();
  }

  private CompletableFuture<TaskResult> run(TaskCall call) {
    calls.add(call);
    callTimes.add(time.now());
    Deque<Function<TaskCall, CompletableFuture<TaskResult>>> queue =
        answers.getOrDefault(call.stateName(), new ArrayDeque<>());
    if (queue.isEmpty()) {
      return CompletableFuture.completedFuture(new TaskResult.Succeeded(result("{}")));
    }
    return (queue.size() > 1 ? queue.poll() : queue.peek()).apply(call);
  }
}
