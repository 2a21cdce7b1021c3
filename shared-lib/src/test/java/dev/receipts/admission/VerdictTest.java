package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.pipeline.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "TEXTRACT, StartTextract, dev.receipts.error.TextractThrottledException, DOWN",
    "TEXTRACT, StartTextract, dev.receipts.error.TextractLimitExceededException, DOWN",
    "TEXTRACT, CollectTextract, States.Timeout, DOWN",
    "TEXTRACT, StartTextract, Sandbox.Timedout, DOWN",
    "SES, NotifyRecipients, dev.receipts.error.EmailThrottledException, DOWN",
    "TEXTRACT, StartTextract, dev.receipts.error.TextractRefusedException, ANSWERED",
    "TEXTRACT, CollectTextract, dev.receipts.error.TextractJobFailedException, ANSWERED",
    "TEXTRACT, StoreReceipts, States.Timeout, ANSWERED",
    "TEXTRACT, NotifyRecipients, dev.receipts.error.EmailRejectedException, ANSWERED",
    "SES, NotifyRecipients, dev.receipts.error.EmailRejectedException, ANSWERED",
    "TEXTRACT, StartTextract, dev.receipts.error.UnsupportedDocumentException, UNKNOWN",
    "TEXTRACT, StartTextract, dev.receipts.error.ServiceUnavailableException, UNKNOWN",
    "TEXTRACT, StartTextract, dev.receipts.error.StorageThrottledException, UNKNOWN",
    "SES, ParseReceipts, States.Timeout, UNKNOWN",
    "SES, NotifyRecipients, dev.receipts.error.DatabaseThrottledException, UNKNOWN"
  })
  void tellsWhatAFailureSaysAboutAService(
      Service service, Stage failedAt, String error, Verdict verdict) {
    assertThat(Verdict.on(service, failedAt, error)).isEqualTo(verdict);
  }
}
