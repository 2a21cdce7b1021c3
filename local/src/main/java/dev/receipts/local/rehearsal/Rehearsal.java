package dev.receipts.local.rehearsal;

import dev.receipts.local.rehearsal.Evidence.NamedFailure;
import dev.receipts.local.rehearsal.Evidence.OfDocument;
import dev.receipts.local.textract.TextractCounts;
import dev.receipts.local.time.Activity;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.reconcile.Balance;
import dev.receipts.redrive.Outcome;
import dev.receipts.redrive.QueuedFailure;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.RedriveOrder;
import dev.receipts.redrive.RedrivePlan;
import dev.receipts.redrive.RedriveResult;
import dev.receipts.redrive.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs one scenario on a stack: uploads, lets go wrong what goes wrong, waits for the end, ends the
 * faults, redrives what failed, and counts.
 */
final class Rehearsal {
  /** A redrive can meet what another one left; it never takes that many rounds. */
  private static final int MOST_ROUNDS = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final RehearsalStack stack;
  private final Scenario scenario;
  private final int number;
  private final long seed;
  private final RehearsalListener listener;
  private final List<String> notes = new ArrayList<>();

  Rehearsal(
      RehearsalStack stack, Scenario scenario, int number, long seed, RehearsalListener listener) {
    this.stack = stack;
    this.scenario = scenario;
    this.number = number;
    this.seed = seed;
    this.listener = listener;
  }

  RehearsalResult run() throws InterruptedException {
    long began = System.nanoTime();
    Instant beganAt = stack.clock().instant();
    Instant uploadedSince = stack.awaitNextSecond();
    stack.forgetWhatIsLeftOver();
    stack.executions().resetMostRunning();
    TextractCounts textractBefore = stack.textract();
    Mischief mischief = scenario.mischief(seed, stack.clock());
    stack.switchboard().begin(mischief);
    List<UploadedDocument> documents;
    List<DeadLetterMessage> failures;
    try {
      documents = upload(mischief);
      settle("working", documents);
      failures = failures();
    } finally {
      stack.switchboard().end();
    }
    int redriven = recover(documents);
    Balance found = stack.reconcile(uploadedSince, true);
    if (found.leftOverLeases() > 0) {
      notes.add(number(found.leftOverLeases(), "lease") + " found by reconcile and given back");
    }
    if (found.repaired() > 0) {
      notes.add(number(found.repaired(), "document") + " found by reconcile and set going again");
      settle("repairing", documents);
      redriven += recover(documents);
    }
    Evidence.Load load = load(!mischief.bypassesAdmission(), textractBefore);
    notes.addFirst(words(load));
    Evidence evidence = evidence(documents, failures, load, stack.reconcile(uploadedSince, false));
    Invariants.Finding finding = Invariants.check(evidence, scenario::causes);
    RehearsalResult result =
        new RehearsalResult(
            scenario.name(),
            seed,
            documents.size(),
            stack.switchboard().injected(),
            documents.stream().mapToInt(stack::retries).sum(),
            (int) failures.stream().map(DeadLetterMessage::documentId).distinct().count(),
            redriven,
            finding.lost(),
            finding.doubled(),
            finding.violations(),
            notes,
            Duration.ofNanos(System.nanoTime() - began),
            Duration.between(beganAt, stack.clock().instant()));
    listener.ended(result);
    return result;
  }

  private List<UploadedDocument> upload(Mischief mischief) throws InterruptedException {
    Activity uploading = mischief.uploadsAtOnce() ? stack.busy() : () -> {};
    try {
      List<UploadedDocument> uploaded = new ArrayList<>();
      List<UploadedDocument> told = new ArrayList<>();
      String folder = "%s-%d".formatted(scenario.name().replace(Scenario.TOGETHER, "."), seed);
      for (RehearsalDocument document : documents(folder, mischief)) {
        if (!mischief.uploadsAtOnce()) {
          stack.awaitRoom(told);
        }
        UploadedDocument one = stack.upload(document);
        uploaded.add(one);
        if (mischief.toldAtOnce(document.key())) {
          told.add(one);
        }
        if (mischief.bypassesAdmission()) {
          stack.start(one);
        }
        listener.progress(scenario.name(), "uploading", uploaded.size(), number);
      }
      return uploaded;
    } finally {
      uploading.close();
    }
  }

  private static String number(long number, String what) {
    return number == 1 ? "1 " + what + " was" : number + " " + what + "s were";
  }

  private List<RehearsalDocument> documents(String folder, Mischief mischief) {
    List<RehearsalDocument> documents = new ArrayList<>();
    for (RehearsalDocument document : RehearsalDocument.many(folder, number)) {
      documents.add(
          !documents.isEmpty() && mischief.replacesTheOneBefore(document.key())
              ? document.as(documents.getLast().key())
              : document);
    }
    return documents;
  }

  private void settle(String phase, List<UploadedDocument> documents) throws InterruptedException {
    boolean atRest =
        stack.awaitRest(
            () ->
                listener.progress(
                    scenario.name(), phase, stack.executions().ended(documents), number));
    if (!atRest) {
      notes.add("the stack did not come to rest while " + phase);
    }
  }

  private List<DeadLetterMessage> failures() {
    return stack.redrive().list(Source.DEAD_LETTERS, Selection.all()).wanted().stream()
        .map(QueuedFailure::message)
        .toList();
  }

  /** What ops do when the bad day is over. */
  private int recover(List<UploadedDocument> documents) throws InterruptedException {
    int events = stack.queues().giveEventsAnotherChance();
    if (events > 0) {
      notes.add(events + " events had to be given another chance");
    }
    settle("recovering", documents);
    int redriven = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Redrive redrive = stack.redrive();
      RedrivePlan plan = redrive.plan(Source.DEAD_LETTERS, Selection.all());
      if (plan.redrives().isEmpty()) {
        break;
      }
      redriven += carryOut(redrive, plan);
      settle("redriving", documents);
    }
    return redriven;
  }

  private int carryOut(Redrive redrive, RedrivePlan plan) throws InterruptedException {
    RedriveOrder order =
        new RedriveOrder(
            "rehearsal", scenario.name(), OptionalDouble.empty(), PATIENCE, Instant.MAX);
    int[] done = {0};
    RedriveResult result =
        redrive.carryOut(
            Source.DEAD_LETTERS,
            plan,
            order,
            (planned, outcome) ->
                listener.progress(scenario.name(), "redriving", ++done[0], plan.redrives().size()));
    result.problems().forEach(notes::add);
    return result.count(Outcome.REDRIVEN) + result.count(Outcome.STARTED_ANEW);
  }

  private Evidence evidence(
      List<UploadedDocument> documents,
      List<DeadLetterMessage> failures,
      Evidence.Load load,
      Balance balance) {
    Map<String, Map<String, AttributeValue>> rows = stack.tables().rows(documents);
    Map<String, List<ExpectedReceipt>> receipts = stack.tables().receipts(documents);
    Map<String, Integer> mails = stack.mails().take();
    Map<String, Long> versions =
        documents.stream()
            .collect(Collectors.groupingBy(UploadedDocument::key, Collectors.counting()));
    return new Evidence(
        documents.stream()
            .map(
                document ->
                    evidence(
                        document, versions.get(document.key()).intValue(), rows, receipts, mails))
            .toList(),
        failures.stream()
            .map(
                failure ->
                    new NamedFailure(
                        failure.documentId(),
                        failure.error(),
                        failure.stage().map(Enum::name).orElse("no stage")))
            .toList(),
        stack.queues().messages(),
        stack.leases(),
        stack.executions().running(),
        load,
        balance);
  }

  private Evidence.Load load(boolean admitted, TextractCounts before) {
    TextractCounts now = stack.textract();
    return new Evidence.Load(
        admitted,
        stack.executions().mostRunning(),
        now.calls() - before.calls(),
        now.throttled() - before.throttled());
  }

  private static String words(Evidence.Load load) {
    return String.format(
        Locale.ROOT,
        "at most %d in flight, %d of %d Textract calls over quota (%.1f %%)",
        load.mostInFlight(),
        load.textractThrottled(),
        load.textractCalls(),
        load.throttledPercent());
  }

  private OfDocument evidence(
      UploadedDocument document,
      int versions,
      Map<String, Map<String, AttributeValue>> rows,
      Map<String, List<ExpectedReceipt>> receipts,
      Map<String, Integer> mails) {
    String id = document.id().value();
    Map<String, AttributeValue> row = rows.getOrDefault(id, Map.of());
    return new OfDocument(
        document.id(),
        versions,
        document.receipts(),
        Tables.text(row, "Status"),
        row.containsKey("CompletedAt"),
        receipts.getOrDefault(id, List.of()),
        stack.executions().starts(document),
        stack.switchboard().jobs(document.key()),
        stack.switchboard().spoiltJobs(document.key()),
        mails.getOrDefault(document.key(), 0),
        stack.switchboard().mailsInDoubt(document.key()));
  }
}
