package dev.receipts.local.faults;

import java.util.Optional;

/** Decides what goes wrong. It is asked from several threads at once. */
@FunctionalInterface
public interface FaultPlan {
  /** Nothing goes wrong, and functions talk to the services without anything in between. */
  FaultPlan NONE = call -> Optional.empty();

  /** Asked before each call of AWS by a function; a repeated attempt is a call of its own. */
  Optional<Fault> next(AwsCall call);
}
