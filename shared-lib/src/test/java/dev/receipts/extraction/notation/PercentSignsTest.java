package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentSignsTest {

  @Test
  void belongToTheNumberInFrontOfABlank() {
    assertThat(percent("19.00 %")).isTrue();
    assertThat(percent("19.00 %\t4.78")).isTrue();
    assertThat(percent("19.00 %x")).isFalse();
    assertThat(percent("19.00  %")).isFalse();
  }

  @Test
  void areMisreadMarksBehindMoreThanARate() {
    assertThat(percent("30.00 %")).isTrue();
    assertThat(percent("37.97 %")).isFalse();
    assertThat(percent("37.97%")).isTrue();
  }

  private static boolean percent(String text) {
    return Numbers.scan(text, NumberStyle.POINT).getFirst().percent();
  }
}
