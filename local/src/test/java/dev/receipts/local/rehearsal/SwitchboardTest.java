package dev.receipts.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.DocumentId;
import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchboardTest {
  private static final String KEY = "storm-1/00000.pdf";
  private static final DocumentId ID = DocumentId.of("inbox", KEY, "1");

  private final Roster roster = new Roster();
  private final Switchboard switchboard = new Switchboard(roster);

  @Test
  void nothingGoesWrongBeforeAndAfterAScenario() {
    roster.add(ID, KEY);
    AwsCall call = mail();
    assertThat(switchboard.next(call)).isEmpty();

    switchboard.begin(always(Fault.throttled()));
    assertThat(switchboard.next(call)).contains(Fault.throttled());
    assertThat(switchboard.injected()).isEqualTo(1);

    switchboard.end();
    assertThat(switchboard.next(call)).isEmpty();
    assertThat(switchboard.injected()).isEqualTo(1);
  }

  @Test
  void onlyAMailThatWasTakenAndNotNotedIsInDoubt() {
    roster.add(ID, KEY);

    meet(mail(), Fault.throttled());
    meet(mail(), new Fault.Unanswered(false));
    meet(mail(), new Fault.CallerKilled(false));
    meet(call("ParseReceiptsFunction", "DYNAMODB", "UpdateItem"), new Fault.CallerKilled(true));
    assertThat(switchboard.mailsInDoubt(KEY)).isZero();

    meet(mail(), new Fault.Unanswered(true));
    meet(mail(), new Fault.AnsweredWith(500, "InternalServerError", "Oops"));
    meet(mail(), new Fault.CallerKilled(true));
    meet(call("NotifyFunction", "DYNAMODB", "UpdateItem"), new Fault.CallerKilled(false));
    assertThat(switchboard.mailsInDoubt(KEY)).isEqualTo(4);
  }

  @Test
  void jobsAndThoseThatTextractSpoiltAreCounted() {
    switchboard.begin(
        new Mischief() {
          @Override
          public JobFate onJob(String key, int pages) {
            return new JobFate.Fails("Internal error");
          }
        });
    switchboard.fate("inbox", KEY);
    switchboard.end();
    switchboard.fate("inbox", KEY);

    assertThat(switchboard.jobs(KEY)).isEqualTo(2);
    assertThat(switchboard.spoiltJobs(KEY)).isEqualTo(1);
  }

  private void meet(AwsCall call, Fault fault) {
    switchboard.begin(always(fault));
    assertThat(switchboard.next(call)).contains(fault);
  }

  private static Mischief always(Fault fault) {
    return new Mischief() {
      @Override
      public Optional<Fault> onCall(AwsCall call, String subject) {
        return Optional.of(fault);
      }
    };
  }

  private static AwsCall mail() {
    return call("NotifyFunction", "SESV2", "SendEmail");
  }

  private static AwsCall call(String function, String service, String operation) {
    return new AwsCall(function, service, operation, Optional.of(ID));
  }
}
