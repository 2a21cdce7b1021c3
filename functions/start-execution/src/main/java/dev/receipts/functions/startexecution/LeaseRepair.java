package dev.receipts.functions.startexecution;

import dev.receipts.admission.Admission;
import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.LeftOverLeases;
import dev.receipts.aws.AwsCalls.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back leases that are left over, now and then. Looks after the breaker's probe, too. */
final class LeaseRepair {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRepair.class);

  /** How often leases are looked at, over all instances of the function. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Younger leases are left alone: the event about their end may be on its way. */
  static final Duration YOUNG = Duration.ofMinutes(1);

  /** How many executions are looked at in one go; DescribeExecution has a quota. */
  static final int AT_ONCE = 25;

  /** A probe that calls Textract for so long and has reported no failure was answered. */
  static final Duration ANSWERED = Duration.ofMinutes(5);

  private final Admission admission;
  private final Executions executions;
  private final LeftOverLeases leftOver;

  LeaseRepair(Admission admission, Executions executions) {
    this.admission = admission;
    this.executions = executions;
    this.leftOver = new LeftOverLeases(admission, executions.lookup());
  }

  /**
   * Looks at some leases, unless that was done a moment ago.
   *
   * @return how many were given back
   */
  int repair(Instant now) {
    if (!admission.claimRepair(now, INTERVAL)) {
      return 0;
    }
    AdmissionState state = admission.state();
    endLongProbe(state.breaker(), now);
    List<Map.Entry<String, Instant>> old =
        new ArrayList<>(
            state.leases().entrySet().stream()
                .filter(lease -> lease.getValue().isBefore(now.minus(YOUNG)))
                .toList());
    // By chance, so that each lease is looked at sooner or later however many there are.
    Collections.shuffle(old);
    Map<String, Instant> chosen =
        old.subList(0, Math.min(AT_ONCE, old.size())).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<String, Instant> over = leftOver.among(chosen, now, now);
    leftOver.giveBack(over);
    if (!over.isEmpty()) {
      LOG.warn("Gave back {} leases of executions that are over", over.size());
    }
    return over.size();
  }

  /** A large document is read for an hour, and nobody should wait for its end. */
  private void endLongProbe(CircuitBreaker breaker, Instant now) {
    if (breaker instanceof CircuitBreaker.HalfOpen halfOpen
        && halfOpen.service() == Service.TEXTRACT
        && halfOpen.probeSince().isBefore(now.minus(ANSWERED))
        && executions.isRunning(halfOpen.probe())) {
      admission.answered(halfOpen.probe());
      LOG.info("The probe has been running for {} without a failure: admission goes on", ANSWERED);
    }
  }
}
