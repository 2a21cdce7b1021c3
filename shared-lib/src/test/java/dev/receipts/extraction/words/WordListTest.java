package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordListTest {
  @Test
  void holdsTheWordsOfAKindInTheirOrder() {
    assertThat(WordList.of("units.txt", "unit", "measure").words("measure")).startsWith("gal", "l");
  }

  @Test
  void refusesAKindThatItsOwnerDoesNotKnow() {
    assertThatThrownBy(() -> WordList.of("units.txt", "unit").entries())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The word list units.txt has words of an unknown kind: measure");
  }

  @Test
  void refusesAListThatIsMissing() {
    assertThatThrownBy(() -> WordList.of("nothing.txt").entries())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The word list nothing.txt is missing from the library.");
  }

  @Test
  void refusesAConceptThatThereIsNot() {
    assertThatThrownBy(() -> new WordList("keywords/en.txt", Set.of("total")).entries())
        .hasMessageStartingWith("The word list keywords/en.txt has words of an unknown kind: ");
  }

  @Test
  void tellsPhrasesOfWhichNobodyChangesTheMeaning() {
    Words words = Words.of("12 kg");
    List<Phrases.Match<Boolean>> matches =
        WordList.of("units.txt", "unit", "measure").phrases("unit").find(words);

    assertThat(matches).hasSize(1);
    assertThatThrownBy(() -> matches.getFirst().meanings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> words.words().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
