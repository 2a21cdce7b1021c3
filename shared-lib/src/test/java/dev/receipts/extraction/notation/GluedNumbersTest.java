package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GluedNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "2.00x3.50,2000,3500",
    "2.00X3.50,2000,3500",
    "2.00*1.50,2000,1500",
    "2.00@1.50,2000,1500",
    "1.50=3.00,1500,3000",
    "$65.30$428.00,65300,428000",
  })
  void areTakenApart(String word, long first, long second) {
    assertThat(split(word)).extracting(NumberToken::value).containsExactly(first, second);
  }

  @Test
  void areAmountsOnly() {
    assertThat(split("2x3.50")).extracting(NumberToken::value).containsExactly(3500L);
    assertThat(split("2x$3")).extracting(NumberToken::value).containsExactly(3000L);
    assertThat(split("Total:3.50")).extracting(NumberToken::value).containsExactly(3500L);
    assertThat(split("3.50/kg")).extracting(NumberToken::value).containsExactly(3500L);
  }

  @Test
  void tellWhereTheyStandInTheWord() {
    assertThat(split("2.00x3.50")).extracting(NumberToken::start).containsExactly(0, 5);
    assertThat(split("2.00x3.50")).extracting(NumberToken::end).containsExactly(4, 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tea", "10:43", "12/07/18", "1.5/2.5", "12-34-56"})
  void areNotInOtherWords(String word) {
    assertThat(split(word)).isEmpty();
  }

  private static List<NumberToken> split(String word) {
    List<NumberToken> numbers = new ArrayList<>();
    GluedNumbers.split(word, 0, word.length(), NumberStyle.POINT, numbers);
    return numbers;
  }
}
