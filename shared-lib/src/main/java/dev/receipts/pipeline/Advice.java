package dev.receipts.pipeline;

import dev.receipts.error.AccessDeniedException;
import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.DocumentNotAdmittedException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmailRejectedException;
import dev.receipts.error.EmailThrottledException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.NoReceiptFoundException;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.error.PasswordProtectedException;
import dev.receipts.error.PipelineException;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ResultGoneException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.StorageThrottledException;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractLimitExceededException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.error.TextractThrottledException;
import dev.receipts.error.TooManyPagesException;
import dev.receipts.error.TransientException;
import dev.receipts.error.UnsupportedDocumentException;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about an error: one line for each.
 *
 * @param kind whether trying again later can succeed
 * @param meaning says what happened, for errors that bring no sentence of ours
 * @param action says what to do
 */
public record Advice(Kind kind, Optional<String> meaning, String action) {
  /** How an execution's own end is named where Step Functions gives it no error. */
  public static final String EXECUTION_ABORTED = "Execution.Aborted";

  public static final String EXECUTION_TIMED_OUT = "Execution.TimedOut";

  private static final String LATER = "Redrive it when the service has recovered.";
  private static final String FAULT =
      "Read the function's log for this execution, correct the fault, deploy, then redrive.";
  private static final Advice UNKNOWN = new Advice(Kind.PERMANENT, Optional.empty(), FAULT);
  private static final Map<String, Advice> BY_ERROR = table();

  /** The advice for an error by its name; there always is some. */
  public static Advice on(String error) {
    return BY_ERROR.getOrDefault(error, UNKNOWN);
  }

  /** Whether the table names the error. */
  static boolean knows(String error) {
    return BY_ERROR.containsKey(error);
  }

  private static Map<String, Advice> table() {
    Table table = new Table();
    table.add(EmptyDocumentException.class, "Upload the receipt again: what arrived was empty.");
    table.add(
        UnsupportedDocumentException.class,
        "Convert it to JPEG, PNG, PDF or TIFF and upload the result.");
    table.add(DamagedDocumentException.class, "Scan or export the document again and upload it.");
    table.add(PasswordProtectedException.class, "Remove the password and upload the result.");
    table.add(
        TooManyPagesException.class, "Split it into documents with fewer pages and upload those.");
    table.add(
        DocumentTooLargeException.class, "Make it smaller or split it, and upload the result.");
    table.add(
        ObjectGoneException.class,
        "Restore the object's version and redrive, or upload the receipt again.");
    table.add(
        NoReceiptFoundException.class,
        "Look whether the document is blank or unreadable, and upload a better copy.");
    table.add(
        ResultGoneException.class,
        "Redrive, which makes the deleted result again from the stage before.");
    table.add(
        ResultDamagedException.class,
        "Redrive, which makes the damaged result again from the stage before.");
    table.add(
        RowDamagedException.class,
        "Correct the row that the message names, as somebody changed it by hand; then redrive.");
    table.add(
        AccessDeniedException.class,
        "Grant the permission that the message names, deploy, then redrive.");
    table.add(
        EmailRejectedException.class,
        "Correct what SES objects to, then redrive: only the mail is still to be sent.");
    table.add(
        TextractRefusedException.class,
        "Check that Textract supports the document (a TIFF needs the text-only mode), or upload it"
            + " as a PDF.");
    table.add(
        TextractJobFailedException.class,
        "Redrive once, which starts a new job; if that fails too, scan the document again.");
    table.add(
        TextractPartialResultException.class,
        "Redrive, which starts a new job; if the same pages fail again, scan those again.");
    table.add(
        TextractIncompleteResultException.class,
        "Redrive, which starts a new job; if it happens again, report it with the job's id.");
    table.add(TextractJobExpiredException.class, "Redrive, which starts a new job.");
    table.add(
        TextractJobTimedOutException.class,
        "Redrive, which starts a new job; raise the deadline if large documents need longer.");
    table.add(
        TextractLimitExceededException.class,
        "Redrive when fewer documents are in progress, and lower the in-flight limit or have the"
            + " quota raised.");
    table.add(
        TextractThrottledException.class,
        "Redrive later, and lower the in-flight limit or have the quota raised.");
    table.add(DatabaseThrottledException.class, "Redrive later.");
    table.add(StorageThrottledException.class, "Redrive later.");
    table.add(
        EmailThrottledException.class,
        "Redrive later, when SES's sending quota allows it: only the mail is still to be sent.");
    table.add(ServiceUnavailableException.class, LATER);
    table.add(
        DocumentNotAdmittedException.class,
        "Redrive when admission is not paused and fewer documents are in progress: the last redrive"
            + " waited too long.");

    table.add(
        Kind.TRANSIENT,
        "States.Timeout",
        "The stage took longer than its time-out.",
        "Redrive; if it happens again, raise the time-out of the stage and of its function.");
    table.add(
        Kind.TRANSIENT,
        "Sandbox.Timedout",
        "The function took longer than its time-out.",
        "Redrive; if it happens again, raise the function's time-out or memory.");
    table.add(
        Kind.PERMANENT,
        "Runtime.OutOfMemory",
        "The function ran out of memory.",
        "Raise the function's memory, deploy, then redrive.");
    table.add(
        Kind.TRANSIENT, "Runtime.ExitError", "The function's process ended unexpectedly.", FAULT);
    table.add(Kind.TRANSIENT, "Lambda.Unknown", "The function ended without an answer.", FAULT);
    for (String error :
        new String[] {
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException"
        }) {
      table.add(Kind.TRANSIENT, error, "Lambda could not run the function.", LATER);
    }
    for (String error :
        new String[] {
          "Lambda.SnapStartNotReadyException",
          "Lambda.SnapStartTimeoutException",
          "Lambda.SnapStartException"
        }) {
      table.add(
          Kind.TRANSIENT,
          error,
          "Lambda could not start the function from its snapshot.",
          "Redrive; if it happens again, see the state of the function's version.");
    }
    table.add(
        Kind.TRANSIENT,
        "Lambda.TooManyRequestsException",
        "Lambda had no capacity left for the function.",
        "Redrive later, and raise the account's concurrency or lower the in-flight limit.");
    table.add(
        Kind.PERMANENT,
        "Lambda.ResourceNotFoundException",
        "The function, or the alias that the state machine calls, does not exist.",
        "Deploy the stack again, then redrive.");
    table.add(
        Kind.PERMANENT,
        "States.Permissions",
        "The state machine may not call the function.",
        "Grant its role lambda:InvokeFunction, then redrive.");
    table.add(
        Kind.PERMANENT,
        "States.DataLimitExceeded",
        "A state's data grew beyond 256 KiB.",
        "Report it: a state should carry keys only.");
    table.add(
        Kind.PERMANENT,
        "States.QueryEvaluationError",
        "An expression of the state machine failed.",
        "Correct the definition and start a new execution.");
    table.add(
        Kind.PERMANENT,
        "States.Runtime",
        "The state machine's definition failed on its data.",
        "Correct the definition and start a new execution.");
    table.add(
        Kind.TRANSIENT,
        EXECUTION_TIMED_OUT,
        "The execution took longer than the state machine allows.",
        "See in its history what it waited for, then redrive.");
    table.add(
        Kind.PERMANENT,
        EXECUTION_ABORTED,
        "Somebody stopped the execution.",
        "Redrive if that was a mistake.");
    return Map.copyOf(table.byError);
  }

  private static final class Table {
    private final Map<String, Advice> byError = new HashMap<>();

    void add(Class<? extends PipelineException> error, String action) {
      Kind kind =
          TransientException.class.isAssignableFrom(error) ? Kind.TRANSIENT : Kind.PERMANENT;
      byError.put(error.getName(), new Advice(kind, Optional.empty(), action));
    }

    void add(Kind kind, String error, String meaning, String action) {
      byError.put(error, new Advice(kind, Optional.of(meaning), action));
    }
  }
}
