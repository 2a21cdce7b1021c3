package dev.receipts.functions.deadletter;

import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ResultGoneException;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.pipeline.Failure;
import dev.receipts.pipeline.Stage;
import java.util.Set;

/** Where a redriven execution goes on. */
final class Resumption {
  /** The job, or what is left of it, is of no use: only a new one helps. */
  private static final Set<String> NEED_A_NEW_JOB =
      Set.of(
          TextractJobFailedException.class.getName(),
          TextractPartialResultException.class.getName(),
          TextractIncompleteResultException.class.getName(),
          TextractJobExpiredException.class.getName(),
          TextractJobTimedOutException.class.getName());

  private Resumption() {}

  /** The stage that failed, or an earlier one where what that stage builds on is of no use. */
  static Stage after(Failure failure) {
    return switch (failure.stage()) {
      case StartTextract -> Stage.StartTextract;
      case CollectTextract ->
          NEED_A_NEW_JOB.contains(failure.error()) || failure.job().isEmpty()
              ? Stage.StartTextract
              : Stage.CollectTextract;
      case ParseReceipts ->
          resultDamaged(failure)
              ? Stage.StartTextract
              : resultGone(failure) ? Stage.CollectTextract : Stage.ParseReceipts;
      case StoreReceipts, NotifyRecipients ->
          resultGone(failure) ? Stage.ParseReceipts : failure.stage();
    };
  }

  private static boolean resultDamaged(Failure failure) {
    return failure.error().equals(ResultDamagedException.class.getName());
  }

  private static boolean resultGone(Failure failure) {
    return failure.error().equals(ResultGoneException.class.getName()) && failure.job().isPresent();
  }
}
