package dev.receipts.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.pipeline.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumptionTest {
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
    assertThat(Resumption.after(failedAt, "dev.receipts.error." + error, true))
        .isEqualTo(resumedAt);
  }

  @Test
  void startsAJobWhereThereIsNone() {
    assertThat(Resumption.after(Stage.CollectTextract, "States.Timeout", false))
        .isEqualTo(Stage.StartTextract);
  }
}
