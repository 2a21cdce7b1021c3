package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallWordTest {
  @ParameterizedTest
  @EnumSource
  void hasWordsInTheListForEachKind(SmallWord kind) {
    assertThat(kind.words()).isNotEmpty();
  }

  @Test
  void isToldInCapitalLettersToo() {
    assertThat(SmallWord.UNTIL.is("BIS")).isTrue();
    assertThat(SmallWord.UNTIL.is("Bismarck")).isFalse();
  }

  @Test
  void takesSignsLiterallyInAPattern() {
    Pattern pattern = Pattern.compile(SmallWord.PAGE.pattern());

    assertThat(pattern.matcher("/").matches()).isTrue();
    assertThat(pattern.matcher("von").matches()).isTrue();
    assertThat(pattern.matcher("x").matches()).isFalse();
  }
}
