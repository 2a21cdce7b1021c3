package dev.receipts.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChanceTest {
  @Test
  void theSameSeedDecidesTheSameWhateverElseIsAsked() {
    Chance one = new Chance(7);
    Chance other = new Chance(7);
    List<Boolean> alone = IntStream.range(0, 50).mapToObj(n -> one.happens(0.5, "a")).toList();

    List<Boolean> amongOthers = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      assertThat(other.concerns(0.5, "b" + n)).isEqualTo(one.concerns(0.5, "b" + n));
      amongOthers.add(other.happens(0.5, "a"));
    }

    assertThat(amongOthers).isEqualTo(alone).contains(true, false);
  }

  @Test
  void anotherSeedDecidesOtherwise() {
    assertThat(decisions(new Chance(1))).isNotEqualTo(decisions(new Chance(2)));
  }

  @Test
  void somethingHappensAsOftenAsItShould() {
    Chance chance = new Chance(3);

    long times =
        IntStream.range(0, 10_000).filter(n -> chance.concerns(0.3, "document " + n)).count();

    assertThat(times / 10_000.0).isCloseTo(0.3, Offset.offset(0.02));
  }

  @Test
  void aNumberStaysBelowItsBoundAndTakesAllValues() {
    Chance chance = new Chance(4);

    assertThat(IntStream.range(0, 200).mapToObj(n -> chance.below(3, "document " + n)))
        .containsOnly(0, 1, 2);
  }

  private static List<Boolean> decisions(Chance chance) {
    return IntStream.range(0, 64).mapToObj(n -> chance.concerns(0.5, "document " + n)).toList();
  }
}
