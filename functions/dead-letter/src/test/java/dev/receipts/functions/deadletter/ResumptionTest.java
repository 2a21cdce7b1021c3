package dev.receipts.functions.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.pipeline.Failure;
import dev.receipts.pipeline.Stage;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractMode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumptionTest {
  private static final Instant AT = Instant.parse("2026-01-15T09:31:20Z");
  private static final Optional<TextractJob> JOB =
      Optional.of(new TextractJob("job", TextractMode.EXPENSE, 1, AT));

  @ParameterizedTest
  @CsvSource({
    "StartTextract,    EmptyDocumentException,            StartTextract",
    "StartTextract,    TextractThrottledException,        StartTextract",
    "CollectTextract,  TextractThrottledException,        CollectTextract",
    "CollectTextract,  TextractJobFailedException,        StartTextract",
    "CollectTextract,  TextractPartialResultException,    StartTextract",
    "CollectTextract,  TextractIncompleteResultException, StartTextract",
    "CollectTextract,  TextractJobExpiredException,       StartTextract",
    "CollectTextract,  TextractJobTimedOutException,      StartTextract",
    "ParseReceipts,    StorageThrottledException,         ParseReceipts",
    "ParseReceipts,    ResultGoneException,               CollectTextract",
    "ParseReceipts,    ResultDamagedException,            StartTextract",
    "StoreReceipts,    DatabaseThrottledException,        StoreReceipts",
    "ParseReceipts,    NoReceiptFoundException,           ParseReceipts",
    "StoreReceipts,    ResultGoneException,               ParseReceipts",
    "NotifyRecipients, ResultDamagedException,            ParseReceipts",
    "NotifyRecipients, EmailRejectedException,            NotifyRecipients"
  })
  void goesOnWhereItFailedUnlessOnlyANewJobOrAnEarlierStageHelps(
      Stage failedAt, String error, Stage resumedAt) {
    assertThat(Resumption.after(failure(failedAt, "dev.receipts.error." + error, JOB)))
        .isEqualTo(resumedAt);
  }

  @Test
  void startsAJobWhereThereIsNone() {
    assertThat(Resumption.after(failure(Stage.CollectTextract, "States.Timeout", Optional.empty())))
        .isEqualTo(Stage.StartTextract);
  }

  private static Failure failure(Stage stage, String error, Optional<TextractJob> job) {
    return new Failure("id", stage, error, "", 0, AT, job, Optional.empty());
  }
}
