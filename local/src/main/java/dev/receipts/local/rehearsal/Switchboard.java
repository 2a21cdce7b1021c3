package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.faults.EventFaults;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.faults.FaultPlan;
import dev.receipts.local.textract.Faults;
import dev.receipts.local.textract.JobFate;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connects a stack that runs through many scenarios with the mischief of the present one, and notes
 * what was done, as far as it changes what may be expected.
 */
final class Switchboard implements Faults, FaultPlan, EventFaults, ClockSkew {
  private static final int FIRST_SERVER_ERROR = 500;

  private final Roster roster;
  private final LongAdder injected = new LongAdder();
  private final Map<String, AtomicInteger> jobs = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> spoiltJobs = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> mailsInDoubt = new ConcurrentHashMap<>();
  private final Set<String> wrongClocks = ConcurrentHashMap.newKeySet();
  private volatile Mischief mischief = Mischief.NONE;

  Switchboard(Roster roster) {
    this.roster = roster;
  }

  void begin(Mischief next) {
    injected.reset();
    wrongClocks.clear();
    mischief = next;
  }

  void end() {
    mischief = Mischief.NONE;
  }

  /** How many faults there were since the scenario began. */
  long injected() {
    return injected.sum();
  }

  /** How many Textract jobs were started for a key; a repeated token starts none. */
  int jobs(String key) {
    return count(jobs, key);
  }

  /** How many of them came to nothing by Textract's own fault. */
  int spoiltJobs(String key) {
    return count(spoiltJobs, key);
  }

  /**
   * How many mails about a document SES took while nobody could know: it has to be sent again,
   * because a mail that comes twice is better than one that never comes.
   */
  int mailsInDoubt(String key) {
    return count(mailsInDoubt, key);
  }

  @Override
  public Optional<Fault> next(AwsCall call) {
    Mischief current = mischief;
    if (current == Mischief.NONE) {
      return Optional.empty();
    }
    Optional<String> key = call.document().flatMap(roster::key);
    String subject =
        "%s %s %s %s".formatted(key.orElse("-"), call.function(), call.service(), call.operation());
    Optional<Fault> fault = current.onCall(call, subject);
    fault.ifPresent(
        present -> {
          injected.increment();
          key.filter(known -> leavesMailInDoubt(call, present))
              .ifPresent(known -> add(mailsInDoubt, known));
        });
    return fault;
  }

  @Override
  public Optional<TextractError> refuse(Operation operation) {
    Optional<TextractError> error = mischief.onTextract(operation);
    error.ifPresent(present -> injected.increment());
    return error;
  }

  @Override
  public JobFate fate(String bucket, String name) {
    add(jobs, name);
    JobFate fate = mischief.onJob(name, roster.pages(name));
    if (spoils(fate)) {
      injected.increment();
      add(spoiltJobs, name);
    }
    return fate;
  }

  @Override
  public List<Duration> deliveries(String bucket, String key) {
    List<Duration> deliveries = mischief.deliveries(key);
    if (!deliveries.equals(List.of(Duration.ZERO))) {
      injected.increment();
    }
    return deliveries;
  }

  @Override
  public Duration of(String function) {
    Duration skew = mischief.skew(function);
    if (!skew.isZero() && wrongClocks.add(function)) {
      injected.increment();
    }
    return skew;
  }

  /** Whether somebody stops a document's execution that enters a state. */
  boolean stops(DocumentId document, String state) {
    Mischief current = mischief;
    boolean stops =
        current != Mischief.NONE
            && roster.key(document).filter(key -> current.stopsAt(key, state)).isPresent();
    if (stops) {
      injected.increment();
    }
    return stops;
  }

  /** Whether the pipeline has to start another job. */
  private static boolean spoils(JobFate fate) {
    return switch (fate) {
      case JobFate.Normal normal -> false;
      case JobFate.Slow slow -> slow.duration().compareTo(RehearsalStack.DEADLINE_OF_JOBS) > 0;
      case JobFate.Fails fails -> true;
      case JobFate.Stuck stuck -> true;
      case JobFate.Partial partial -> true;
      case JobFate.LosesPages loses -> true;
    };
  }

  /** Whether SES took the mail, or may have, and the function did not live to note it. */
  private static boolean leavesMailInDoubt(AwsCall call, Fault fault) {
    if (!call.function().equals("NotifyFunction")) {
      return false;
    }
    boolean sending = call.service().equals("SESV2");
    return switch (fault) {
      case Fault.Refused refused -> false;
      case Fault.AnsweredWith answered -> sending && answered.status() >= FIRST_SERVER_ERROR;
      case Fault.Unanswered unanswered -> sending && unanswered.afterEffect();
      case Fault.CallerKilled killed ->
          sending ? killed.afterEffect() : call.operation().equals("UpdateItem");
    };
  }

  private static void add(Map<String, AtomicInteger> counters, String key) {
    counters.computeIfAbsent(key, absent -> new AtomicInteger()).incrementAndGet();
  }

  private static int count(Map<String, AtomicInteger> counters, String key) {
    AtomicInteger counter = counters.get(key);
    return counter == null ? 0 : counter.get();
  }
}
