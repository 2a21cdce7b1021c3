package dev.receipts.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.states.history.LineLogs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is written down of an execution: a line for every step, with the events of the step and all
 * that is needed to go on from there.
 */
final class Journal {
  static final String PREFIX = "execution.";

  /** What never changes. */
  record Identity(
      String executionArn,
      String name,
      String stateMachineArn,
      String stateMachineName,
      String roleArn,
      String definitionId,
      String input,
      Instant startDate) {

    String log() {
      return PREFIX + stateMachineName + "." + name;
    }
  }

  /**
   * Where an execution is.
   *
   * @param attempts how often each retrier of the state was used
   * @param due when the wait in this state is over
   */
  record Position(
      String state,
      JsonNode input,
      Instant enteredAt,
      long enteredEventId,
      List<Integer> attempts,
      Optional<Instant> due) {

    int retryCount() {
      return attempts.stream().mapToInt(Integer::intValue).sum();
    }

    Position with(List<Integer> newAttempts, Optional<Instant> newDue) {
      return new Position(
          state, input, enteredAt, enteredEventId, List.copyOf(newAttempts), newDue);
    }
  }

  /** A token of a caller that redrove, and what it was answered. */
  record RedriveToken(String token, Instant redriveDate) {}

  /**
   * All that changes.
   *
   * @param events how many events the history has, which is also the last one's id
   * @param previousEventId what the next event follows
   */
  record Checkpoint(
      ExecutionStatus status,
      Optional<Position> position,
      JsonNode variables,
      long events,
      long previousEventId,
      Optional<Instant> stopDate,
      Optional<String> output,
      Optional<String> error,
      Optional<String> cause,
      int redriveCount,
      Optional<Instant> redriveDate,
      List<RedriveToken> redriveTokens) {}

  /** One line; the first one of an execution says who it is. */
  record Line(Optional<Identity> identity, List<HistoryEvent> events, Checkpoint checkpoint) {}

  private final LineLogs logs;

  Journal(LineLogs logs) {
    this.logs = logs;
  }

  void write(String log, Line line) {
    try {
      logs.append(log, Json.mapper().writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A step of an execution cannot be written as JSON", e);
    }
  }

  void rest(String log) {
    logs.rest(log);
  }

  void delete(String log) {
    logs.delete(log);
  }

  List<HistoryEvent> history(String log) {
    return logs.read(log).stream().flatMap(line -> parse(line).events().stream()).toList();
  }

  /** An execution as it was left. */
  record Stored(Identity identity, Checkpoint checkpoint) {}

  List<Stored> stored() {
    return logs.ends(PREFIX).stream()
        .map(
            ends ->
                new Stored(
                    parse(ends.first()).identity().orElseThrow(), parse(ends.last()).checkpoint()))
        .toList();
  }

  private static Line parse(String line) {
    try {
      return Json.mapper().readValue(line, Line.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The journal of an execution has a line that is not one of its own; remove its file", e);
    }
  }
}
