package dev.receipts.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.http.AwsFault;
import dev.receipts.local.states.Journal.Identity;
import dev.receipts.local.states.definition.InvalidDefinitionException;
import dev.receipts.local.states.definition.StateMachineDefinition;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.states.history.LineLogs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Step Functions Standard workflows in this process: state machines in the JSONata dialect, their
 * executions, histories and redrives. Faults carry the names that the service's API gives them.
 */
public final class StateMachineService implements AutoCloseable {
  /** How long the name of a closed execution stays taken (StartExecution, API reference). */
  private static final Duration NAME_PERIOD = Duration.ofDays(90);

  /** Constraint of the API on names: 1 to 80 characters, none that a shell or a URL cares about. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  private static final String DEFINITIONS = "definition.";
  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /**
   * Where the service pretends to be.
   *
   * @param region as {@code eu-central-1}
   * @param account twelve digits
   */
  public record Location(String region, String account) {}

  private final Location location;
  private final LineLogs logs;
  private final Scheduler scheduler;
  private final Execution.Environment environment;
  private final Map<String, StateMachineDescription> machines = new ConcurrentHashMap<>();
  private final Map<String, StateMachineDefinition> definitions = new ConcurrentHashMap<>();
  private final Map<String, Execution> executions = new ConcurrentHashMap<>();

  /**
   * Opens the service with the executions that the logs hold. Nothing moves before {@link
   * #resume()}.
   *
   * @param logs where executions are kept; they may have been written by an earlier process
   * @param runner runs what Task states call
   * @param random where jitter and {@code $random()} come from
   */
  public StateMachineService(
      Location location,
      LineLogs logs,
      TaskRunner runner,
      Scheduler scheduler,
      RandomGenerator random,
      ExecutionListener listener) {
    this.location = location;
    this.logs = logs;
    this.scheduler = scheduler;
    this.environment =
        new Execution.Environment(
            location.region(),
            runner,
            scheduler,
            random,
            new Journal(logs),
            new InOrder(listener, scheduler));
    for (Journal.Stored stored : environment.journal().stored()) {
      Identity identity = stored.identity();
      executions.put(
          identity.executionArn(),
          Execution.restore(stored, definition(identity.definitionId()), environment));
    }
  }

  /** Goes on with executions that were running when an earlier process ended. */
  public void resume() {
    executions.values().forEach(Execution::resume);
  }

  /** Stops moving. What was running stays so in the logs, for a later process to resume. */
  @Override
  public void close() {
    executions.values().forEach(Execution::detach);
    scheduler.close();
  }

  // ---- state machines ------------------------------------------------------------------------

  /**
   * Creates a state machine or gives one a new definition; executions keep the one they began with.
   *
   * @param definition Amazon States Language, substitutions applied
   * @return its ARN
   */
  public String create(String name, String definition, String roleArn) {
    checkName(name);
    parsed(definition);
    String arn = arn("stateMachine", name);
    Instant now = environment.now();
    machines.merge(
        arn,
        new StateMachineDescription(arn, name, definition, roleArn, now),
        (old, updated) ->
            new StateMachineDescription(arn, name, definition, roleArn, old.creationDate()));
    return arn;
  }

  /** Describes a state machine. */
  public StateMachineDescription describeStateMachine(String stateMachineArn) {
    StateMachineDescription machine = machines.get(checkArn(stateMachineArn));
    if (machine == null) {
      throw new AwsFault(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + stateMachineArn + "'");
    }
    return machine;
  }

  /** Describes a state machine with the definition that an execution uses. */
  public StateMachineDescription describeStateMachineForExecution(String executionArn) {
    Identity identity = execution(executionArn).identity();
    return new StateMachineDescription(
        identity.stateMachineArn(),
        identity.stateMachineName(),
        definitionText(identity.definitionId()),
        identity.roleArn(),
        identity.startDate());
  }

  /** All state machines, by name. */
  public Page<StateMachineDescription> listStateMachines(
      int maxResults, Optional<String> nextToken) {
    return page(
        machines.values().stream(),
        StateMachineDescription::name,
        Comparator.naturalOrder(),
        maxResults,
        nextToken);
  }

  // ---- executions ----------------------------------------------------------------------------

  /**
   * Starts an execution. The same name with the same input as a running execution is that
   * execution; any other use of a taken name is the fault {@code ExecutionAlreadyExists}.
   *
   * @param name unique among the state machine's executions for 90 days; without it a random one
   * @param input JSON
   */
  public ExecutionDescription startExecution(
      String stateMachineArn, Optional<String> name, String input) {
    StateMachineDescription machine = describeStateMachine(stateMachineArn);
    String executionName = name.orElseGet(() -> UUID.randomUUID().toString());
    checkName(executionName);
    JsonNode inputJson = checkInput(input);
    String executionArn = arn("execution", machine.name() + ":" + executionName);
    return executions
        .compute(
            executionArn,
            (arn, existing) -> {
              if (existing != null && existing.status() == ExecutionStatus.RUNNING) {
                if (existing.hasInput(inputJson)) {
                  return existing;
                }
                throw alreadyExists(arn);
              }
              if (existing != null) {
                release(existing);
              }
              return start(machine, arn, executionName, input);
            })
        .describe();
  }

  /** Describes an execution. */
  public ExecutionDescription describeExecution(String executionArn) {
    return execution(executionArn).describe();
  }

  /**
   * A state machine's executions, newest first.
   *
   * @param redriven only those that were, or were not, redriven
   * @param maxResults at most so many, up to 1,000; 0 for the default of 100
   */
  public Page<ExecutionDescription> listExecutions(
      String stateMachineArn,
      Optional<ExecutionStatus> status,
      Optional<Boolean> redriven,
      int maxResults,
      Optional<String> nextToken) {
    describeStateMachine(stateMachineArn);
    Predicate<ExecutionDescription> wanted =
        execution ->
            execution.stateMachineArn().equals(stateMachineArn)
                && status.map(execution.status()::equals).orElse(true)
                && redriven.map(flag -> flag == execution.redriveCount() > 0).orElse(true);
    return page(
        executions.values().stream().map(Execution::describe).filter(wanted),
        execution ->
            "%020d %s".formatted(execution.startDate().toEpochMilli(), execution.executionArn()),
        Comparator.reverseOrder(),
        maxResults,
        nextToken);
  }

  /**
   * An execution's history.
   *
   * @param maxResults at most so many events, up to 1,000; 0 for the default of 100
   */
  public Page<HistoryEvent> history(
      String executionArn, boolean reverseOrder, int maxResults, Optional<String> nextToken) {
    return page(
        execution(executionArn).history().stream(),
        event -> "%06d".formatted(event.id()),
        reverseOrder ? Comparator.reverseOrder() : Comparator.naturalOrder(),
        maxResults,
        nextToken);
  }

  /**
   * Aborts an execution; one that has ended stays as it is.
   *
   * @return when it ended
   */
  public Instant stopExecution(
      String executionArn, Optional<String> error, Optional<String> cause) {
    return execution(executionArn).stop(error, cause);
  }

  /**
   * Goes on with an execution that failed, timed out or was aborted, at the state where it ended.
   *
   * @param clientToken the same token means the same redrive, for 15 minutes
   * @return when it was redriven
   */
  public Instant redriveExecution(String executionArn, Optional<String> clientToken) {
    return execution(executionArn).redrive(clientToken);
  }

  // ---- details -------------------------------------------------------------------------------

  private Execution start(
      StateMachineDescription machine, String executionArn, String name, String input) {
    String definitionId = remember(machine.definition());
    return Execution.start(
        new Identity(
            executionArn,
            name,
            machine.stateMachineArn(),
            machine.name(),
            machine.roleArn(),
            definitionId,
            input,
            environment.now()),
        definition(definitionId),
        environment);
  }

  /** Gives the name of a closed execution free, or says that it is still taken. */
  private void release(Execution closed) {
    Instant until = closed.describe().stopDate().orElseThrow().plus(NAME_PERIOD);
    if (environment.now().isBefore(until)) {
      throw alreadyExists(closed.identity().executionArn());
    }
    environment.journal().delete(closed.identity().log());
  }

  private Execution execution(String executionArn) {
    Execution execution = executions.get(checkArn(executionArn));
    if (execution == null) {
      // One that is just being started may already have been heard of: this waits for it.
      execution = executions.computeIfPresent(executionArn, (arn, started) -> started);
    }
    if (execution == null) {
      throw new AwsFault(
          "ExecutionDoesNotExist", "Execution Does Not Exist: '" + executionArn + "'");
    }
    return execution;
  }

  /** Keeps a definition for as long as the logs, under a name that follows from its text. */
  private String remember(String definition) {
    String id;
    try {
      id =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(definition.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    definitions.computeIfAbsent(
        id,
        missing -> {
          if (logs.read(DEFINITIONS + id).isEmpty()) {
            logs.append(DEFINITIONS + id, Payload.text(Json.mapper().valueToTree(definition)));
          }
          return StateMachineDefinition.parse(definition);
        });
    return id;
  }

  private StateMachineDefinition definition(String id) {
    return definitions.computeIfAbsent(
        id, missing -> StateMachineDefinition.parse(definitionText(id)));
  }

  private String definitionText(String id) {
    List<String> lines = logs.read(DEFINITIONS + id);
    try {
      return Json.mapper().readTree(lines.getFirst()).textValue();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A definition was written as one JSON string", e);
    }
  }

  private static void parsed(String definition) {
    try {
      StateMachineDefinition unused = StateMachineDefinition.parse(definition);
    } catch (InvalidDefinitionException e) {
      throw new AwsFault("InvalidDefinition", e.getMessage());
    }
  }

  private String arn(String type, String resource) {
    return "arn:aws:states:%s:%s:%s:%s"
        .formatted(location.region(), location.account(), type, resource);
  }

  private static String checkArn(String arn) {
    if (!arn.startsWith("arn:")) {
      throw new AwsFault("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    return arn;
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new AwsFault("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  private static JsonNode checkInput(String input) {
    if (Payload.exceeds(input, Payload.LIMIT_BYTES)) {
      throw new AwsFault(
          "ValidationException",
          "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + Payload.LIMIT_BYTES);
    }
    try {
      JsonNode parsed = Payload.parse(input);
      if (!parsed.isMissingNode()) {
        return parsed;
      }
    } catch (JsonProcessingException e) {
      // Said below, without the text: it may be a document's.
    }
    throw new AwsFault(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: it is not JSON");
  }

  private static AwsFault alreadyExists(String executionArn) {
    return new AwsFault(
        "ExecutionAlreadyExists", "Execution Already Exists: '" + executionArn + "'");
  }

  /**
   * Cuts a page. A token names the last item of the page before, not a number of items: new ones
   * come in at the front of a list of executions meanwhile.
   */
  private static <T> Page<T> page(
      Stream<T> all,
      Function<T, String> key,
      Comparator<String> order,
      int maxResults,
      Optional<String> nextToken) {
    int size = maxResults == 0 ? DEFAULT_PAGE : maxResults;
    if (size < 0 || size > LARGEST_PAGE) {
      throw new AwsFault("ValidationException", "'maxResults' takes 0 to " + LARGEST_PAGE);
    }
    Optional<String> last = nextToken.map(StateMachineService::decoded);
    List<T> found =
        all.filter(item -> last.isEmpty() || order.compare(key.apply(item), last.get()) > 0)
            .sorted(Comparator.comparing(key, order))
            .limit(size + 1L)
            .toList();
    if (found.size() <= size) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, size);
    return new Page<>(items, Optional.of(encoded(key.apply(items.getLast()))));
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsFault("InvalidToken", "Invalid Token: '" + token + "'");
    }
  }
}
