package dev.receipts.local.states;

import dev.receipts.local.states.Journal.Checkpoint;
import dev.receipts.local.states.Journal.RedriveToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When an execution may be redriven, as the API reference of RedriveExecution has it. */
final class Redrives {
  private static final Duration PERIOD = Duration.ofDays(14);
  private static final int TOKENS = 10;
  private static final Duration TOKEN_PERIOD = Duration.ofMinutes(15);

  private Redrives() {}

  /** When the execution was redriven with the same client token, if that was a short while ago. */
  static Optional<Instant> answered(
      List<RedriveToken> tokens, Optional<String> clientToken, Instant now) {
    return tokens.stream()
        .filter(token -> clientToken.equals(Optional.of(token.token())))
        .map(RedriveToken::redriveDate)
        .filter(date -> now.isBefore(date.plus(TOKEN_PERIOD)))
        .findFirst();
  }

  /** With one more token, and without the oldest where they are too many. */
  static List<RedriveToken> with(List<RedriveToken> tokens, RedriveToken token) {
    List<RedriveToken> all = new ArrayList<>(tokens);
    all.add(token);
    return List.copyOf(all.subList(Math.max(0, all.size() - TOKENS), all.size()));
  }

  /** Why the execution can't be redriven; empty where it can. */
  static Optional<String> refusal(Checkpoint at, Instant now) {
    if (at.status() == ExecutionStatus.RUNNING || at.status() == ExecutionStatus.SUCCEEDED) {
      return Optional.of("Execution is " + at.status() + " and cannot be redriven");
    }
    if (at.events() >= Execution.HISTORY_LIMIT - 1) {
      return Optional.of("Execution history event limit exceeded");
    }
    return now.isAfter(at.stopDate().orElseThrow().plus(PERIOD))
        ? Optional.of("Execution redrivable period exceeded")
        : Optional.empty();
  }
}
