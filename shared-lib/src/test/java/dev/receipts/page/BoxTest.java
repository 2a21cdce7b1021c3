package dev.receipts.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxTest {
  private static final Box TITLE = new Box(0.6, 0.1, 0.2, 0.02);

  @Test
  void sharesAColumnWithWhatStandsBelowAPartOfIt() {
    Box below = new Box(0.75, 0.2, 0.2, 0.02);

    assertThat(TITLE.sharesColumn(below)).isTrue();
    assertThat(below.sharesColumn(TITLE)).isTrue();
    assertThat(TITLE.overlap(below)).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void sharesNoColumnWithWhatStandsFurtherLeft() {
    Box left = new Box(0.1, 0.2, 0.4, 0.02);

    assertThat(TITLE.sharesColumn(left)).isFalse();
    assertThat(left.sharesColumn(TITLE)).isFalse();
    assertThat(TITLE.overlap(left)).isCloseTo(-0.1, within(1e-9));
  }
}
