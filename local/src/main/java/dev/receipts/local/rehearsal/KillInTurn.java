package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import java.util.Optional;

/**
 * Kills the function at one of the calls that are made for a document: at the first for one
 * document, at the second for another, and so on; before the call has its effect, or after it.
 */
final class KillInTurn implements Mischief {
  /** A document of one page has about as many calls. */
  private static final int CALLS = 26;

  /** How likely a function is killed that works on several documents. */
  private static final double IN_A_BATCH = 0.01;

  private final Chance chance;

  KillInTurn(Chance chance) {
    this.chance = chance;
  }

  @Override
  public Optional<Fault> onCall(AwsCall call, String subject) {
    if (call.document().isEmpty()) {
      return chance.happens(IN_A_BATCH, subject) ? Optional.of(killed(subject)) : Optional.empty();
    }
    String key = subject.substring(0, subject.indexOf(' '));
    return chance.times("call " + key) == chance.below(CALLS, key)
        ? Optional.of(killed(key))
        : Optional.empty();
  }

  private Fault killed(String subject) {
    return new Fault.CallerKilled(chance.below(2, "after " + subject) == 1);
  }
}
