package dev.receipts.local.rehearsal;

import static dev.receipts.local.rehearsal.Mischiefs.burst;
import static dev.receipts.local.rehearsal.Mischiefs.calls;
import static dev.receipts.local.rehearsal.Mischiefs.documents;
import static dev.receipts.local.rehearsal.Mischiefs.events;
import static dev.receipts.local.rehearsal.Mischiefs.firstJobs;
import static dev.receipts.local.rehearsal.Mischiefs.operation;
import static dev.receipts.local.rehearsal.Mischiefs.service;
import static dev.receipts.local.rehearsal.Mischiefs.uploadedAgain;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All scenarios. */
final class Scenarios {
  static final String STORM = "storm";

  private static final String TEXTRACT = "TEXTRACT";
  private static final Predicate<AwsCall> START =
      operation(TEXTRACT, "StartExpenseAnalysis", "StartDocumentTextDetection");
  private static final Predicate<AwsCall> SEND_MAIL = operation("SESV2", "SendEmail");
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration STUCK = Duration.ofMinutes(75);
  private static final Duration SKEW = Duration.ofMinutes(2);
  private static final Duration SLOW = Duration.ofSeconds(20);
  private static final String KILLED = "Runtime.ExitError";
  private static final String STOPPED = "Execution.Aborted";

  private Scenarios() {}

  /** In the order in which they are rehearsed. */
  static List<Scenario> all() {
    return Stream.of(textract(), otherServices(), around()).flatMap(List::stream).toList();
  }

  /**
   * All by name, those together that do not get in each other's way: they let other calls fail, or
   * other documents, or the same ones in another way. So the rounds are fewer, and the days worse.
   */
  static List<List<String>> rounds() {
    return List.of(
        List.of(
            "throttled-textract",
            "database-throttled",
            "storage-slow-down",
            "mail-throttled",
            "clock-skew"),
        List.of(
            "textract-down-for-an-hour",
            "textract-job-limit",
            "lost-events",
            "mail-rejected",
            "job-partial",
            "job-stuck"),
        List.of(
            "answer-lost-after-start",
            "job-failed",
            "execution-aborted-by-hand",
            "duplicate-events"),
        List.of("database-conflicts", "lost-result-pages", "function-killed", "reordered-events"),
        List.of("queue-refuses", "burst", "uploaded-again"),
        List.of("burst-without-admission-control"),
        List.of(STORM));
  }

  private static List<Scenario> textract() {
    return List.of(
        new Scenario(
            "throttled-textract",
            "Textract throttles four calls of ten.",
            "Throttling costs time and nothing else: each document is stored, with one job.",
            Set.of("TextractThrottledException"),
            (chance, time) -> calls(chance, 0.4, service(TEXTRACT), Fault.throttled())),
        new Scenario(
            "textract-job-limit",
            "Textract has as many jobs as it may have, at every second start.",
            "A document that Textract has no room for waits, and is started once.",
            Set.of("TextractLimitExceededException"),
            (chance, time) -> calls(chance, 0.5, START, AwsAnswers.TOO_MANY_JOBS)),
        new Scenario(
            "textract-down-for-an-hour",
            "Textract does not work for an hour.",
            "What was given up within the hour is redriven after it; nothing is paid twice.",
            Set.of("ServiceUnavailableException"),
            (chance, time) -> {
              Instant end = time.instant().plus(Duration.ofHours(1));
              return calls(
                  chance,
                  1,
                  service(TEXTRACT).and(call -> time.instant().isBefore(end)),
                  Fault.unavailable());
            }),
        new Scenario(
            "answer-lost-after-start",
            "Textract starts the job, and the answer is lost, at every second start.",
            "A job whose id was lost is found again by its token, and never paid a second time.",
            Set.of("ServiceUnavailableException"),
            (chance, time) -> calls(chance, 0.5, START, new Fault.Unanswered(true))),
        new Scenario(
            "job-failed",
            "Every fifth Textract job fails.",
            "A failed job is told of, and replaced by one new job when it is redriven.",
            Set.of("TextractJobFailedException"),
            (chance, time) ->
                firstJobs(
                    chance, 0.2, (key, pages) -> Optional.of(new JobFate.Fails("Internal error")))),
        new Scenario(
            "job-partial",
            "Textract leaves out a page of every document that has several, and says so.",
            "A part of an answer is never stored as the whole.",
            Set.of("TextractPartialResultException"),
            (chance, time) ->
                firstJobs(
                    chance, 1, (key, pages) -> ofSeveral(pages, new JobFate.Partial(Set.of(2))))),
        new Scenario(
            "job-stuck",
            "Every tenth Textract job stays in progress for 75 minutes, past its deadline.",
            "A job that does not end is given up at its deadline; what Textract has no room for"
                + " meanwhile waits.",
            Set.of("TextractJobTimedOutException", "TextractLimitExceededException"),
            (chance, time) ->
                firstJobs(chance, 0.1, (key, pages) -> Optional.of(new JobFate.Slow(STUCK)))),
        new Scenario(
            "lost-result-pages",
            "Pages are missing in Textract's answer, and nothing says so.",
            "Pages that vanish are noticed, and no document is stored without them.",
            Set.of("TextractIncompleteResultException"),
            (chance, time) ->
                firstJobs(
                    chance,
                    1,
                    (key, pages) -> ofSeveral(pages, new JobFate.LosesPages(Set.of(2))))));
  }

  private static List<Scenario> otherServices() {
    return List.of(
        new Scenario(
            "database-throttled",
            "DynamoDB throttles three calls of ten.",
            "Rows and receipts are written in the end, each once.",
            Set.of("DatabaseThrottledException"),
            (chance, time) ->
                calls(chance, 0.3, service("DYNAMODB"), AwsAnswers.DATABASE_THROTTLED)),
        new Scenario(
            "database-conflicts",
            "DynamoDB does what it is asked and answers with an error, three times of ten.",
            "A write that meets its own trace does nothing, and nobody takes it for a stranger's.",
            Set.of("ServiceUnavailableException"),
            (chance, time) -> calls(chance, 0.3, service("DYNAMODB"), AwsAnswers.DONE_AND_DENIED)),
        new Scenario(
            "storage-slow-down",
            "S3 asks to slow down three times of ten.",
            "Answers and receipts are kept and read in the end.",
            Set.of("StorageThrottledException"),
            (chance, time) -> calls(chance, 0.3, service("S3"), AwsAnswers.SLOW_DOWN)),
        new Scenario(
            "mail-rejected",
            "SES rejects the mails about every fifth document.",
            "The receipts are stored all the same; the mail follows after the redrive, once.",
            Set.of("EmailRejectedException"),
            (chance, time) -> documents(chance, 0.2, SEND_MAIL, AwsAnswers.MAIL_REJECTED)),
        new Scenario(
            "mail-throttled",
            "SES throttles half of the mails.",
            "Every mail is sent in the end, once.",
            Set.of("EmailThrottledException"),
            (chance, time) -> calls(chance, 0.5, SEND_MAIL, AwsAnswers.MAIL_THROTTLED)),
        new Scenario(
            "queue-refuses",
            "Every tenth job fails, and SQS does not take the messages of the dead-letter state.",
            "A failure that cannot be told of in its own way is told of in another.",
            Set.of("TextractJobFailedException", "ServiceUnavailableException"),
            (chance, time) ->
                new Mischief() {
                  private final Mischief jobs =
                      firstJobs(
                          chance,
                          0.1,
                          (key, pages) -> Optional.of(new JobFate.Fails("Internal error")));

                  @Override
                  public Optional<Fault> onCall(AwsCall call, String subject) {
                    return call.function().equals("DeadLetterFunction")
                            && call.service().equals("SQS")
                        ? Optional.of(Fault.unavailable())
                        : Optional.empty();
                  }

                  @Override
                  public JobFate onJob(String key, int pages) {
                    return jobs.onJob(key, pages);
                  }
                }));
  }

  private static List<Scenario> around() {
    return List.of(
        new Scenario(
            "function-killed",
            "A function is killed at each of its calls in turn, before and after the effect.",
            "Wherever a function dies, the next attempt finds everything as it needs it.",
            Set.of(KILLED),
            (chance, time) -> new KillInTurn(chance)),
        new Scenario(
            "duplicate-events",
            "S3 tells of each upload five times, over an hour.",
            "However often an upload is told of, it is one execution and one job.",
            Set.of(),
            (chance, time) -> events(key -> chance.spread(5, LATE, key))),
        new Scenario(
            "reordered-events",
            "The events of uploads arrive in any order, up to an hour late.",
            "The order of events does not matter.",
            Set.of(),
            (chance, time) -> events(key -> chance.spread(1, LATE, key))),
        new Scenario(
            "lost-events",
            "S3 never tells of every tenth upload.",
            "reconcile finds what nobody was told of, and --repair starts it, once.",
            Set.of(),
            (chance, time) ->
                events(key -> chance.concerns(0.1, key) ? List.of() : List.of(Duration.ZERO))),
        new Scenario(
            "uploaded-again",
            "Every third upload takes the key of the one before, with other content, while that is"
                + " under way; their events arrive in any order.",
            "Each version is a document of its own: all are stored, none with another's values.",
            Set.of(),
            (chance, time) -> uploadedAgain(chance, 1.0 / 3, SLOW)),
        new Scenario(
            "clock-skew",
            "Each function's clock is wrong by up to two minutes.",
            "No decision depends on clocks that agree to the minute.",
            Set.of(),
            (chance, time) ->
                new Mischief() {
                  @Override
                  public Duration skew(String function) {
                    return SKEW.multipliedBy(chance.below(2_001, function) - 1_000)
                        .dividedBy(1_000);
                  }
                }),
        new Scenario(
            "execution-aborted-by-hand",
            "Somebody stops every tenth execution, each in another state.",
            "What is stopped by hand is told of and goes on where it was, without a second job.",
            Set.of(STOPPED),
            (chance, time) ->
                new Mischief() {
                  @Override
                  public boolean stopsAt(String key, String state) {
                    return chance.concerns(0.1, key) && Storm.isTheState(chance, key, state);
                  }
                }),
        new Scenario(
            "burst",
            "All uploads come at once; Textract takes twenty seconds for each.",
            "Never more documents in flight than are allowed, and Textract throttles next to none.",
            Set.of(),
            (chance, time) -> burst(SLOW, false)),
        new Scenario(
            "burst-without-admission-control",
            "The same, and each upload is started at once: what admission control is there for.",
            "Even then nothing is lost and nothing doubled; it only takes more of everything.",
            Set.of("TextractLimitExceededException"),
            (chance, time) -> burst(SLOW, true)),
        new Scenario(
            STORM,
            "Everything that can go wrong goes wrong now and then, by chance.",
            "Whatever comes together, nothing is lost and nothing doubled.",
            allCauses(),
            (chance, time) -> new Storm(chance)));
  }

  private static Optional<JobFate> ofSeveral(int pages, JobFate fate) {
    return pages > 1 ? Optional.of(fate) : Optional.empty();
  }

  private static Set<String> allCauses() {
    return Stream.concat(
            Stream.of(
                "TextractThrottledException",
                "TextractJobFailedException",
                "TextractPartialResultException",
                "TextractJobTimedOutException",
                "TextractIncompleteResultException",
                "DatabaseThrottledException",
                "StorageThrottledException",
                "EmailThrottledException",
                "ServiceUnavailableException"),
            Stream.of(KILLED, STOPPED))
        .collect(Collectors.toUnmodifiableSet());
  }
}
