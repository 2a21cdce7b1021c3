package dev.receipts.local.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void dropsDoubtfulSpecksAtTheEdgesOfALine() {
    List<Word> row =
        List.of(word(0, "]", 61), word(1, "Old", 90), word(2, "Inn", 90), word(3, "oo", 20));

    assertThat(texts(row)).containsExactly("Old Inn");
  }

  @Test
  void keepsWhatIsDoubtfulInsideALineOrMayBeANumber() {
    List<Word> row =
        List.of(
            word(0, "7", 30),
            word(1, "Egg", 90),
            word(2, "a", 30),
            word(3, "box", 90),
            word(4, "€", 60));

    assertThat(texts(row)).containsExactly("7 Egg a box €");
  }

  @Test
  void givesNoLineForSpecksAtTheEdgesOfARow() {
    List<Word> row = List.of(word(0, "|", 60), word(3, "Inn", 90), word(6, "oo", 20));

    assertThat(texts(row)).containsExactly("Inn");
  }

  @Test
  void keepsWhatStandsAloneInTheMiddleOfARow() {
    List<Word> row = List.of(word(0, "1,183", 90), word(3, "SB", 37), word(6, "1,278", 90));

    assertThat(texts(row)).containsExactly("1,183", "SB", "1,278");
  }

  private static Word word(int place, String text, double confidence) {
    return new Word(text, new Box(0.1 + 0.08 * place, 0.1, 0.07, 0.03), confidence);
  }

  private static List<String> texts(List<Word> row) {
    return Lines.of(List.of(row), 1).stream().map(TextLine::text).toList();
  }
}
