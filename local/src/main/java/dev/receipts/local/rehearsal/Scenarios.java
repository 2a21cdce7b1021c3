package dev.receipts.local.rehearsal;

import static dev.receipts.local.rehearsal.Mischiefs.calls;
import static dev.receipts.local.rehearsal.Mischiefs.documents;
import static dev.receipts.local.rehearsal.Mischiefs.firstJobs;
import static dev.receipts.local.rehearsal.Mischiefs.operation;
import static dev.receipts.local.rehearsal.Mischiefs.service;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All scenarios. */
final class Scenarios {
  private static final String TEXTRACT = "TEXTRACT";
  private static final Predicate<AwsCall> START =
      operation(TEXTRACT, "StartExpenseAnalysis", "StartDocumentTextDetection");
  private static final Predicate<AwsCall> SEND_MAIL = operation("SESV2", "SendEmail");

  private Scenarios() {}

  /** In the order in which they are rehearsed. */
  static List<Scenario> all() {
    return List.of(
        new Scenario(
            "throttled-textract",
            "Textract throttles four calls of ten.",
            "Throttling costs time and nothing else: every document is stored, each with one job.",
            Set.of("TextractThrottledException"),
            (chance, time) -> calls(chance, 0.4, service(TEXTRACT), Fault.throttled())),
        new Scenario(
            "textract-job-limit",
            "Textract has as many jobs as it may have, at every second start.",
            "A document that Textract has no room for waits, and is started once.",
            Set.of("TextractLimitExceededException"),
            (chance, time) ->
                calls(
                    chance,
                    0.5,
                    START,
                    new Fault.Refused(
                        400, "LimitExceededException", "Open jobs exceed the maximum"))),
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
                    chance,
                    1,
                    (key, pages) ->
                        pages > 1
                            ? Optional.of(new JobFate.Partial(Set.of(2)))
                            : Optional.empty())),
        new Scenario(
            "lost-result-pages",
            "Pages are missing in Textract's answer, and nothing says so.",
            "Pages that vanish are noticed, and no document is stored without them.",
            Set.of("TextractIncompleteResultException"),
            (chance, time) ->
                firstJobs(
                    chance,
                    1,
                    (key, pages) ->
                        pages > 1
                            ? Optional.of(new JobFate.LosesPages(Set.of(2)))
                            : Optional.empty())),
        new Scenario(
            "database-throttled",
            "DynamoDB throttles three calls of ten.",
            "Rows and receipts are written in the end, each once.",
            Set.of("DatabaseThrottledException"),
            (chance, time) ->
                calls(
                    chance,
                    0.3,
                    service("DYNAMODB"),
                    new Fault.Refused(
                        400,
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput was exceeded"))),
        new Scenario(
            "database-conflicts",
            "DynamoDB does what it is asked, and answers with an error, three times of ten.",
            "A write that meets its own trace does nothing, and nobody takes it for a stranger's.",
            Set.of("ServiceUnavailableException"),
            (chance, time) ->
                calls(
                    chance,
                    0.3,
                    service("DYNAMODB"),
                    new Fault.AnsweredWith(500, "InternalServerError", "Internal server error"))),
        new Scenario(
            "storage-slow-down",
            "S3 asks to slow down three times of ten.",
            "Answers and receipts are kept and read in the end.",
            Set.of("StorageThrottledException"),
            (chance, time) ->
                calls(
                    chance,
                    0.3,
                    service("S3"),
                    new Fault.Refused(503, "SlowDown", "Please reduce your request rate."))),
        new Scenario(
            "mail-rejected",
            "SES rejects the mails about every fifth document.",
            "The receipts are stored all the same; the mail follows after the redrive, once.",
            Set.of("EmailRejectedException"),
            (chance, time) ->
                documents(
                    chance,
                    0.2,
                    SEND_MAIL,
                    new Fault.Refused(400, "MessageRejected", "Email address is not verified."))),
        new Scenario(
            "mail-throttled",
            "SES throttles half of the mails.",
            "Every mail is sent in the end, once.",
            Set.of("EmailThrottledException"),
            (chance, time) ->
                calls(
                    chance,
                    0.5,
                    SEND_MAIL,
                    new Fault.Refused(
                        429, "TooManyRequestsException", "Maximum sending rate exceeded."))));
  }
}
