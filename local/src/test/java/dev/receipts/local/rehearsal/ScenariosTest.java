package dev.receipts.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.rehearsal.Rehearsals.Round;
import dev.receipts.local.textract.JobFate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What all of them are, and what goes wrong when several go together. */
class ScenariosTest {
  private static final AwsCall SEND = new AwsCall("NotifyFunction", "SESV2", "SendEmail");
  private static final AwsCall READ = new AwsCall("NotifyFunction", "S3", "GetObject");

  @Test
  void allHasEveryScenarioOnceAndTheStormWithFiveSeeds() {
    List<String> names = Scenarios.all().stream().map(Scenario::name).toList();

    assertThat(Scenarios.rounds().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(Rehearsals.allRounds(7))
        .hasSize(Scenarios.rounds().size() + 4)
        .contains(new Round("queue-refuses+burst+uploaded-again", 7))
        .endsWith(new Round("storm", 10), new Round("storm", 11))
        .allSatisfy(round -> assertThat(Rehearsals.unknown(round)).isEmpty());
    assertThat(Rehearsals.allRoundsApart(7)).hasSize(names.size() + 4);
  }

  @Test
  void ofScenariosTogetherEachLetsGoWrongWhatItDoesAlone() {
    Mischief both = together(mailRejected(), readsThrottled());

    assertThat(both.onCall(SEND, "a")).contains(AwsAnswers.MAIL_REJECTED);
    assertThat(both.onCall(READ, "a")).contains(AwsAnswers.SLOW_DOWN);
    assertThat(both.onCall(new AwsCall("NotifyFunction", "SQS", "SendMessage"), "a")).isEmpty();
  }

  @Test
  void whereBothWantSomethingOfAJobTheFirstThatCaresHasItsWay() {
    Mischief slow = Mischiefs.burst(Duration.ofSeconds(20), false);
    Mischief ofSeveralPages =
        Mischiefs.firstJobs(
            new Chance(1),
            1,
            (key, pages) ->
                pages > 1 ? Optional.of(new JobFate.Partial(Set.of(2))) : Optional.empty());

    Mischief both = together(ofSeveralPages, slow);

    assertThat(both.onJob("a", 2)).isInstanceOf(JobFate.Partial.class);
    assertThat(both.onJob("b", 1)).isInstanceOf(JobFate.Slow.class);
    assertThat(both.uploadsAtOnce()).isTrue();
  }

  @Test
  void eventsAreLateWhereOneOfThemMakesThemLate() {
    Map<String, List<Duration>> late = Map.of("a", List.of(Duration.ofMinutes(1)));

    Mischief both = together(mailRejected(), Mischiefs.events(late::get));

    assertThat(both.toldAtOnce("a")).isFalse();
    assertThat(both.deliveries("a")).containsExactly(Duration.ofMinutes(1));
    assertThat(together(mailRejected(), readsThrottled()).deliveries("a"))
        .containsExactly(Duration.ZERO);
  }

  @Test
  void theFailuresOfEachMayBeNamed() {
    Scenario both =
        Scenario.together(
            List.of(scenario("one", "FirstException"), scenario("two", "SecondException")));

    assertThat(both.name()).isEqualTo("one+two");
    assertThat(both.causes("dev.receipts.error.SecondException")).isTrue();
    assertThat(both.causes("FirstException")).isTrue();
    assertThat(both.causes("ThirdException")).isFalse();
    assertThat(both.mischief(1, InstantSource.system()).onCall(SEND, "a")).isEmpty();
  }

  private static Mischief together(Mischief... parts) {
    return new Together(List.of(parts));
  }

  private static Mischief mailRejected() {
    return always(Mischiefs.operation("SESV2", "SendEmail"), AwsAnswers.MAIL_REJECTED);
  }

  private static Mischief readsThrottled() {
    return always(Mischiefs.service("S3"), AwsAnswers.SLOW_DOWN);
  }

  private static Mischief always(Predicate<AwsCall> which, Fault fault) {
    return Mischiefs.calls(new Chance(1), 1, which, fault);
  }

  private static Scenario scenario(String name, String cause) {
    return new Scenario(name, name, name, Set.of(cause), (chance, time) -> Mischief.NONE);
  }
}
