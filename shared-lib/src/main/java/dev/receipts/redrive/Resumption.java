package dev.receipts.redrive;

import dev.receipts.error.PipelineException;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ResultGoneException;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.pipeline.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a redriven execution goes on. */
public final class Resumption {
  /** The job, or what is left of it, is of no use: only a new one helps. */
  private static final Set<String> NEED_A_NEW_JOB =
      names(
          List.of(
              TextractJobFailedException.class,
              TextractPartialResultException.class,
              TextractIncompleteResultException.class,
              TextractJobExpiredException.class,
              TextractJobTimedOutException.class));

  /** What the stage before stored is of no use: that stage has to do it again. */
  private static final Set<String> NEED_THE_STAGE_BEFORE =
      names(List.of(ResultGoneException.class, ResultDamagedException.class));

  private Resumption() {}

  /**
   * The stage that failed, or an earlier one where what that stage builds on is of no use.
   *
   * @param hasJob whether a Textract job had been started
   */
  public static Stage after(Stage failedAt, String error, boolean hasJob) {
    return switch (failedAt) {
      case StartTextract -> Stage.StartTextract;
      case CollectTextract ->
          NEED_A_NEW_JOB.contains(error) || !hasJob ? Stage.StartTextract : Stage.CollectTextract;
      case ParseReceipts -> beforeParsing(error);
      case StoreReceipts, NotifyRecipients ->
          NEED_THE_STAGE_BEFORE.contains(error) ? Stage.ParseReceipts : failedAt;
    };
  }

  /** What is gone is collected again; an answer that cannot be read would be so again. */
  private static Stage beforeParsing(String error) {
    if (error.equals(ResultGoneException.class.getName())) {
      return Stage.CollectTextract;
    }
    return error.equals(ResultDamagedException.class.getName())
        ? Stage.StartTextract
        : Stage.ParseReceipts;
  }

  private static Set<String> names(List<Class<? extends PipelineException>> errors) {
    return errors.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
  }
}
