package dev.receipts.admission;

import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.EmailRejectedException;
import dev.receipts.error.EmailThrottledException;
import dev.receipts.error.PipelineException;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractLimitExceededException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.error.TextractThrottledException;
import dev.receipts.pipeline.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a document's failure, after all retries, says about a service. */
enum Verdict {
  /** The service did not answer, or took nothing. */
  DOWN,
  /** The service answered, whatever the answer was. */
  ANSWERED,
  /**
   * The failure says nothing. A service that could not be reached at a stage is not told from
   * another one here: the stage's function has reported it when it happened.
   */
  UNKNOWN;

  private static final Set<String> TIME_OUTS = Set.of("States.Timeout", "Sandbox.Timedout");

  private static final Set<String> TOO_MUCH =
      names(
          List.of(
              TextractThrottledException.class,
              TextractLimitExceededException.class,
              EmailThrottledException.class));

  private static final Set<String> ANSWERS =
      names(
          List.of(
              TextractRefusedException.class,
              TextractJobFailedException.class,
              TextractPartialResultException.class,
              TextractIncompleteResultException.class,
              TextractJobExpiredException.class,
              TextractJobTimedOutException.class,
              EmailRejectedException.class));

  static Verdict on(Service service, Stage failedAt, String error) {
    List<Stage> stages = stagesOf(service);
    if (failedAt.compareTo(stages.getLast()) > 0) {
      return ANSWERED;
    }
    if (!stages.contains(failedAt)) {
      return UNKNOWN;
    }
    if (TOO_MUCH.contains(error) || TIME_OUTS.contains(error)) {
      return DOWN;
    }
    return ANSWERS.contains(error) ? ANSWERED : UNKNOWN;
  }

  /** The stages that call a service, in their order; none of a service that is not watched. */
  private static List<Stage> stagesOf(Service service) {
    return switch (service) {
      case TEXTRACT -> List.of(Stage.StartTextract, Stage.CollectTextract);
      case SES -> List.of(Stage.NotifyRecipients);
      case DYNAMODB, S3, SQS, STEP_FUNCTIONS ->
          throw new IllegalArgumentException(service.title() + " is not watched");
    };
  }

  private static Set<String> names(List<Class<? extends PipelineException>> errors) {
    return errors.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
  }
}
