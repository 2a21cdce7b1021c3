package dev.receipts.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.http.AwsFault;
import dev.receipts.local.states.Journal.Checkpoint;
import dev.receipts.local.states.Journal.Identity;
import dev.receipts.local.states.Journal.Position;
import dev.receipts.local.states.Journal.RedriveToken;
import dev.receipts.local.states.definition.Catcher;
import dev.receipts.local.states.definition.Outcome;
import dev.receipts.local.states.definition.Retrier;
import dev.receipts.local.states.definition.State;
import dev.receipts.local.states.definition.StateMachineDefinition;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.states.jsonata.JsonataException;
import dev.receipts.local.states.jsonata.Scope;
import dev.receipts.local.states.jsonata.Template;
import dev.receipts.local.states.jsonata.TypedField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution: the interpreter. It moves in steps, each under this object's lock and each written
 * to the journal as one line; between the steps it waits for a task or for time to pass and holds
 * no thread.
 */
final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  /** Events in a history (Step Functions quotas). */
  static final int HISTORY_LIMIT = 25_000;

  /** What executions share. */
  record Environment(
      String region,
      TaskRunner runner,
      Scheduler scheduler,
      RandomGenerator random,
      Journal journal,
      ExecutionListener listener) {

    Instant now() {
      return scheduler.now().truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /** No event fits into the history any more. */
  private static final class HistoryFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryFull() {
      super("The history is full", null, false, false);
    }
  }

  private final Identity identity;
  private final StateMachineDefinition definition;
  private final Environment environment;
  private final JsonNode input;

  /** What readers see, without the lock. */
  private volatile Checkpoint committed;

  private ExecutionStatus status = ExecutionStatus.RUNNING;
  private Optional<Position> position = Optional.empty();
  private ObjectNode variables = Json.mapper().createObjectNode();
  private long events;
  private long previousEventId;
  private Optional<Instant> stopDate = Optional.empty();
  private Optional<String> output = Optional.empty();
  private Optional<String> error = Optional.empty();
  private Optional<String> cause = Optional.empty();
  private int redriveCount;
  private Optional<Instant> redriveDate = Optional.empty();
  private List<RedriveToken> redriveTokens = List.of();

  private final List<HistoryEvent> uncommitted = new ArrayList<>();
  private boolean journaled;

  /** Counts steps, so that what an earlier step waited for is not mistaken for news. */
  private int turn;

  private boolean detached;
  private Runnable cancelAwaited = () -> {};
  private Runnable cancelDeadline = () -> {};

  private Execution(Identity identity, StateMachineDefinition definition, Environment environment) {
    this.identity = identity;
    this.definition = definition;
    this.environment = environment;
    try {
      this.input = Payload.parse(identity.input());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An execution's input is JSON", e);
    }
    this.committed = checkpoint();
  }

  /** Starts a new execution. */
  static Execution start(
      Identity identity, StateMachineDefinition definition, Environment environment) {
    Execution execution = new Execution(identity, definition, environment);
    execution.begin();
    return execution;
  }

  /** Brings an execution back as it was left; a running one does not move until resumed. */
  static Execution restore(
      Journal.Stored stored, StateMachineDefinition definition, Environment environment) {
    Execution execution = new Execution(stored.identity(), definition, environment);
    execution.restore(stored.checkpoint());
    return execution;
  }

  Identity identity() {
    return identity;
  }

  ExecutionStatus status() {
    return committed.status();
  }

  ExecutionDescription describe() {
    Checkpoint now = committed;
    return new ExecutionDescription(
        identity.executionArn(),
        identity.stateMachineArn(),
        identity.name(),
        now.status(),
        identity.startDate(),
        now.stopDate(),
        identity.input(),
        now.output(),
        now.error(),
        now.cause(),
        now.redriveCount(),
        now.redriveDate(),
        Redrives.refusal(now, environment.now()));
  }

  List<HistoryEvent> history() {
    return environment.journal().history(identity.log());
  }

  boolean hasInput(JsonNode other) {
    return input.equals(other);
  }

  // ---- what a caller can do ------------------------------------------------------------------

  /** Goes on with a running execution that {@link #restore} brought back. */
  synchronized void resume() {
    if (status == ExecutionStatus.RUNNING) {
      watchDeadline();
      later(Duration.ZERO, this::perform);
    }
  }

  /** Ends the execution, where it still runs, and answers when it ended. */
  synchronized Instant stop(Optional<String> withError, Optional<String> withCause) {
    if (status == ExecutionStatus.RUNNING) {
      move(
          () -> {
            ObjectNode details = EventDetails.object();
            withError.ifPresent(text -> details.put("error", text));
            withCause.ifPresent(text -> details.put("cause", text));
            error = withError;
            cause = withCause;
            end(ExecutionStatus.ABORTED, EventType.ExecutionAborted, 0, details);
          });
    }
    return stopDate.orElseThrow();
  }

  /**
   * Goes on where the execution ended without success.
   *
   * @return when it was redriven
   */
  synchronized Instant redrive(Optional<String> clientToken) {
    Instant now = environment.now();
    Optional<Instant> known = Redrives.answered(redriveTokens, clientToken, now);
    if (known.isPresent()) {
      return known.get();
    }
    Redrives.refusal(checkpoint(), now)
        .ifPresent(
            reason -> {
              throw new AwsFault("ExecutionNotRedrivable", reason);
            });
    move(
        () -> {
          status = ExecutionStatus.RUNNING;
          stopDate = Optional.empty();
          error = Optional.empty();
          cause = Optional.empty();
          redriveCount++;
          redriveDate = Optional.of(now);
          clientToken.ifPresent(
              token -> redriveTokens = Redrives.with(redriveTokens, new RedriveToken(token, now)));
          previousEventId = events;
          event(
              EventType.ExecutionRedriven, EventDetails.object().put("redriveCount", redriveCount));
          Position unsuccessful = position.orElseThrow();
          State state = definition.state(unsuccessful.state());
          if (state instanceof State.Fail) {
            enter(state.name(), unsuccessful.input());
          } else {
            position = Optional.of(unsuccessful.with(fresh(state), Optional.empty()));
            later(Duration.ZERO, this::perform);
          }
          watchDeadline();
        });
    return now;
  }

  /** Makes the execution stand still for ever, without a trace in its journal. */
  synchronized void detach() {
    detached = true;
    cancelAwaited.run();
    cancelDeadline.run();
  }

  // ---- steps ---------------------------------------------------------------------------------

  private synchronized void begin() {
    move(
        () -> {
          event(
              EventType.ExecutionStarted,
              EventDetails.data(EventDetails.object(), "input", identity.input())
                  .put("roleArn", identity.roleArn()));
          // In the service's histories the first state follows event 0, not event 1.
          previousEventId = 0;
          enter(definition.startAt(), input);
          watchDeadline();
        });
  }

  private synchronized void restore(Checkpoint stored) {
    status = stored.status();
    position = stored.position();
    variables = (ObjectNode) stored.variables();
    events = stored.events();
    previousEventId = stored.previousEventId();
    stopDate = stored.stopDate();
    output = stored.output();
    error = stored.error();
    cause = stored.cause();
    redriveCount = stored.redriveCount();
    redriveDate = stored.redriveDate();
    redriveTokens = stored.redriveTokens();
    journaled = true;
    committed = stored;
  }

  /** Does one step as a whole, then writes it down. */
  private void move(Runnable step) {
    turn++;
    cancelAwaited.run();
    cancelAwaited = () -> {};
    try {
      step.run();
    } catch (HistoryFull e) {
      fail(
          new StateFailure(
              StateFailure.RUNTIME,
              "The execution reached the maximum number of history events ("
                  + HISTORY_LIMIT
                  + ")."));
    } catch (RuntimeException e) {
      // A mistake of the interpreter itself must not leave the execution running for ever.
      LOG.error("A step of {} failed", identity.executionArn(), e);
      fail(new StateFailure(StateFailure.RUNTIME, "The interpreter failed: " + e));
    }
    commit();
  }

  /** Plans the next step; any other step before then takes its place. */
  private void later(Duration delay, Runnable step) {
    int expected = turn;
    cancelAwaited = environment.scheduler().schedule(delay, () -> awaited(expected, step));
  }

  private synchronized void awaited(int expected, Runnable step) {
    if (!detached && turn == expected && status == ExecutionStatus.RUNNING) {
      move(step);
    }
  }

  private void watchDeadline() {
    cancelDeadline.run();
    definition
        .timeout()
        .ifPresent(
            timeout -> {
              Instant deadline = redriveDate.orElse(identity.startDate()).plus(timeout);
              int round = redriveCount;
              cancelDeadline =
                  environment
                      .scheduler()
                      .schedule(
                          Duration.between(environment.now(), deadline), () -> timedOut(round));
            });
  }

  private synchronized void timedOut(int round) {
    if (!detached && round == redriveCount && status == ExecutionStatus.RUNNING) {
      move(
          () ->
              end(
                  ExecutionStatus.TIMED_OUT,
                  EventType.ExecutionTimedOut,
                  0,
                  EventDetails.object().put("error", StateFailure.TIMEOUT)));
    }
  }

  private void enter(String name, JsonNode stateInput) {
    State state = definition.state(name);
    event(
        EventDetails.entered(state),
        EventDetails.data(
            EventDetails.object().put("name", name), "input", Payload.text(stateInput)));
    position =
        Optional.of(
            new Position(
                name, stateInput, environment.now(), events, fresh(state), Optional.empty()));
    later(Duration.ZERO, this::perform);
  }

  /** Does what the current state is for. */
  private void perform() {
    State state = currentState();
    guarded(
        state,
        () -> {
          switch (state) {
            case State.Task task -> attempt(task);
            case State.Wait wait -> await(wait);
            case State.Choice choice -> choose(choice);
            case State.Pass pass -> leave(pass.outcome(), scope(), currentInput(), pass.next());
            case State.Succeed succeed ->
                leave(succeed.outcome(), scope(), currentInput(), Optional.empty());
            case State.Fail fail -> failDeliberately(fail);
          }
        });
  }

  private void guarded(State state, Runnable work) {
    try {
      work.run();
    } catch (StateFailure failure) {
      if (state instanceof State.Task task) {
        recover(task, failure);
      } else {
        fail(failure);
      }
    }
  }

  private void attempt(State.Task task) {
    Scope scope = scope();
    JsonNode arguments = evaluated(task.arguments(), scope);
    String parameters = limited(arguments);
    Optional<Integer> timeout = task.timeoutSeconds().map(field -> seconds(field, scope));
    ObjectNode scheduled =
        EventDetails.invocation().put("region", environment.region()).put("parameters", parameters);
    timeout.ifPresent(limit -> scheduled.put("timeoutInSeconds", limit));
    event(EventType.TaskScheduled, scheduled);
    event(EventType.TaskStarted, EventDetails.invocation());
    // What the task does must not be ahead of what is written down.
    commit();

    CompletableFuture<TaskResult> running =
        run(new TaskCall(task.resource(), arguments, identity.executionArn(), task.name()));
    int expected = turn;
    Runnable cancelTimeout =
        timeout
            .<Runnable>map(
                limit ->
                    environment
                        .scheduler()
                        .schedule(
                            Duration.ofSeconds(limit),
                            () -> awaited(expected, () -> taskTimedOut(task))))
            .orElse(() -> {});
    CompletableFuture<?> reported =
        running.whenComplete(
            (result, problem) ->
                environment
                    .scheduler()
                    .schedule(
                        Duration.ZERO,
                        () ->
                            awaited(
                                expected,
                                () ->
                                    taskEnded(task, problem == null ? result : broken(problem)))));
    cancelAwaited =
        () -> {
          cancelTimeout.run();
          reported.cancel(true);
          running.cancel(true);
        };
  }

  private CompletableFuture<TaskResult> run(TaskCall call) {
    try {
      return environment.runner().run(call);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static TaskResult broken(Throwable problem) {
    return new TaskResult.Failed(StateFailure.TASK_FAILED, String.valueOf(problem.getMessage()));
  }

  private void taskEnded(State.Task task, TaskResult result) {
    guarded(
        task,
        () -> {
          switch (result) {
            case TaskResult.Succeeded success -> {
              String text = Payload.text(success.output());
              if (Payload.exceeds(text, Payload.LIMIT_BYTES)) {
                taskFailed(StateFailure.DATA_LIMIT, tooLarge("lambda"));
              }
              event(
                  EventType.TaskSucceeded,
                  EventDetails.data(EventDetails.invocation(), "output", text));
              leave(
                  task.outcome(),
                  scope().states("result", success.output()),
                  success.output(),
                  task.next());
            }
            case TaskResult.Failed failure -> taskFailed(failure.error(), failure.cause());
          }
        });
  }

  private void taskFailed(String taskError, String taskCause) {
    event(
        EventType.TaskFailed,
        EventDetails.invocation().put("error", taskError).put("cause", taskCause));
    throw new StateFailure(taskError, taskCause);
  }

  private void taskTimedOut(State.Task task) {
    event(EventType.TaskTimedOut, EventDetails.invocation().put("error", StateFailure.TIMEOUT));
    recover(task, new StateFailure(StateFailure.TIMEOUT, Optional.empty()));
  }

  /** Tries again, goes where a catcher leads, or gives up: in this order. */
  private void recover(State.Task task, StateFailure failure) {
    Position here = position.orElseThrow();
    for (int index = 0; index < task.retriers().size(); index++) {
      Retrier retrier = task.retriers().get(index);
      if (failure.matches(retrier.errorEquals())) {
        int used = here.attempts().get(index);
        if (used < retrier.maxAttempts()) {
          List<Integer> attempts = new ArrayList<>(here.attempts());
          attempts.set(index, used + 1);
          position = Optional.of(here.with(attempts, Optional.empty()));
          later(retrier.delay(used, environment.random()), this::perform);
          return;
        }
        // Only the first retrier that names the error counts, used up or not.
        break;
      }
    }
    Optional<Catcher> catcher =
        task.catchers().stream().filter(each -> failure.matches(each.errorEquals())).findFirst();
    if (catcher.isEmpty()) {
      fail(failure);
      return;
    }
    ObjectNode errorOutput =
        Json.mapper()
            .createObjectNode()
            .put("Error", failure.error())
            .put("Cause", failure.cause().orElse(""));
    try {
      leave(
          catcher.get().outcome(),
          scope().states("errorOutput", errorOutput),
          errorOutput,
          Optional.of(catcher.get().next()));
    } catch (StateFailure inCatcher) {
      fail(inCatcher);
    }
  }

  private void await(State.Wait wait) {
    Position here = position.orElseThrow();
    Instant due = here.due().orElseGet(() -> due(wait));
    position = Optional.of(here.with(here.attempts(), Optional.of(due)));
    later(
        Duration.between(environment.now(), due),
        () -> guarded(wait, () -> leave(wait.outcome(), scope(), currentInput(), wait.next())));
  }

  private Instant due(State.Wait wait) {
    return switch (wait.until()) {
      case State.Until.Seconds seconds ->
          environment.now().plusSeconds(checked(() -> seconds.seconds().integer(scope())));
      case State.Until.Timestamp timestamp ->
          checked(
              () -> {
                String text = timestamp.timestamp().text(scope());
                try {
                  return OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeException e) {
                  throw timestamp.timestamp().unusable("is not an RFC 3339 time: '" + text + "'.");
                }
              });
    };
  }

  private void choose(State.Choice choice) {
    Scope scope = scope();
    for (State.Rule rule : choice.rules()) {
      if (checked(() -> rule.condition().bool(scope))) {
        leave(rule.outcome(), scope, currentInput(), Optional.of(rule.next()));
        return;
      }
    }
    if (choice.defaultNext().isEmpty()) {
      throw new StateFailure(
          StateFailure.NO_CHOICE,
          inState("No rule of the Choice state holds, and it has no Default."));
    }
    leave(choice.outcome(), scope, currentInput(), choice.defaultNext());
  }

  private void failDeliberately(State.Fail fail) {
    Scope scope = scope();
    Optional<String> withError = fail.error().map(field -> checked(() -> field.text(scope)));
    Optional<String> withCause = fail.cause().map(field -> checked(() -> field.text(scope)));
    endFailed(withError, withCause, previousEventId);
  }

  /** Computes what the state leaves behind and goes on; without a next state, ends well. */
  private void leave(Outcome outcome, Scope scope, JsonNode defaultOutput, Optional<String> next) {
    State state = currentState();
    // Both see the variables as they were: an Assign is not visible to its own state's Output.
    JsonNode stateOutput =
        outcome.output().map(template -> evaluated(template, scope)).orElse(defaultOutput);
    Optional<JsonNode> assigned = outcome.assign().map(template -> evaluated(template, scope));
    String outputText = limited(stateOutput);
    ObjectNode exited =
        EventDetails.data(EventDetails.object().put("name", state.name()), "output", outputText);
    assigned.ifPresent(values -> assign(values, exited));
    event(EventDetails.exited(state), exited);
    if (next.isPresent()) {
      enter(next.get(), stateOutput);
    } else {
      succeed(outputText);
    }
  }

  private void assign(JsonNode values, ObjectNode exited) {
    limited(values);
    if (values.isEmpty()) {
      return;
    }
    ObjectNode merged = variables.deepCopy();
    merged.setAll((ObjectNode) values);
    if (Payload.exceeds(Payload.text(merged), Payload.VARIABLES_LIMIT_BYTES)) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT, inState("The execution's variables exceed 10 MiB."));
    }
    variables = merged;
    ObjectNode texts = exited.putObject("assignedVariables");
    values
        .properties()
        .forEach(variable -> texts.put(variable.getKey(), Payload.text(variable.getValue())));
    exited.putObject("assignedVariablesDetails").put("truncated", false);
  }

  // ---- the end -------------------------------------------------------------------------------

  private void succeed(String text) {
    output = Optional.of(text);
    position = Optional.empty();
    variables = Json.mapper().createObjectNode();
    end(
        ExecutionStatus.SUCCEEDED,
        EventType.ExecutionSucceeded,
        previousEventId,
        EventDetails.data(EventDetails.object(), "output", text));
  }

  private void fail(StateFailure failure) {
    // In the service's histories a run-time failure follows no other event.
    boolean isRuntime = failure.error().equals(StateFailure.RUNTIME);
    endFailed(Optional.of(failure.error()), failure.cause(), isRuntime ? 0 : previousEventId);
  }

  private void endFailed(Optional<String> withError, Optional<String> withCause, long previous) {
    ObjectNode details = EventDetails.object();
    withError.ifPresent(text -> details.put("error", text));
    withCause.ifPresent(text -> details.put("cause", text));
    error = withError;
    cause = withCause;
    end(ExecutionStatus.FAILED, EventType.ExecutionFailed, previous, details);
  }

  private void end(ExecutionStatus how, EventType type, long previous, ObjectNode details) {
    cancelDeadline.run();
    cancelDeadline = () -> {};
    status = how;
    stopDate = Optional.of(environment.now());
    previousEventId = previous;
    event(type, details);
  }

  // ---- evaluation ----------------------------------------------------------------------------

  private Scope scope() {
    return new Scope(environment.now(), environment.random())
        .states("input", currentInput())
        .states("context", ContextObject.of(identity, input, checkpoint(), currentState()))
        .variables(variables);
  }

  private JsonNode evaluated(Template template, Scope scope) {
    return checked(() -> template.evaluate(scope));
  }

  private int seconds(TypedField field, Scope scope) {
    return checked(
        () -> {
          int value = field.integer(scope);
          if (value == 0) {
            throw field.unusable("must be greater than 0.");
          }
          return value;
        });
  }

  private <T> T checked(Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (JsonataException e) {
      String text = inState(e.getMessage());
      event(
          EventType.EvaluationFailed,
          EventDetails.object()
              .put("error", StateFailure.QUERY)
              .put("cause", text)
              .put("location", e.location())
              .put("state", position.orElseThrow().state()));
      throw new StateFailure(StateFailure.QUERY, text);
    }
  }

  private String limited(JsonNode value) {
    String text = Payload.text(value);
    if (Payload.exceeds(text, Payload.LIMIT_BYTES)) {
      throw new StateFailure(StateFailure.DATA_LIMIT, tooLarge(position.orElseThrow().state()));
    }
    return text;
  }

  private static String tooLarge(String owner) {
    return "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
        .formatted(owner);
  }

  private String inState(String message) {
    Position here = position.orElseThrow();
    return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
        .formatted(here.state(), here.enteredEventId(), message);
  }

  private State currentState() {
    return definition.state(position.orElseThrow().state());
  }

  private JsonNode currentInput() {
    JsonNode current = position.orElseThrow().input();
    return current == null ? NullNode.getInstance() : current;
  }

  // ---- history and journal -------------------------------------------------------------------

  private void event(EventType type, ObjectNode details) {
    if (events >= HISTORY_LIMIT - 1 && !type.isTerminal()) {
      throw new HistoryFull();
    }
    events++;
    uncommitted.add(new HistoryEvent(events, previousEventId, type, environment.now(), details));
    previousEventId = events;
  }

  private void commit() {
    Checkpoint now = checkpoint();
    boolean isNew = !journaled;
    environment
        .journal()
        .write(
            identity.log(),
            new Journal.Line(
                isNew ? Optional.of(identity) : Optional.empty(), List.copyOf(uncommitted), now));
    journaled = true;
    ExecutionStatus before = committed.status();
    committed = now;
    ExecutionListener listener = environment.listener();
    if (isNew || now.status() != before) {
      listener.statusChanged(describe());
    }
    uncommitted.stream()
        .filter(event -> event.type().isStateEntered())
        .map(event -> event.details().get("name").textValue())
        .forEach(state -> listener.stateEntered(identity.executionArn(), state));
    uncommitted.clear();
    if (now.status().isClosed()) {
      environment.journal().rest(identity.log());
    }
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        status,
        position,
        variables,
        events,
        previousEventId,
        stopDate,
        output,
        error,
        cause,
        redriveCount,
        redriveDate,
        redriveTokens);
  }

  private static List<Integer> fresh(State state) {
    int retriers = state instanceof State.Task task ? task.retriers().size() : 0;
    return Collections.nCopies(retriers, 0);
  }
}
