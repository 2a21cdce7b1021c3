package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  private final Phrases<String> phrases = new Phrases<>();
  private final Phrases<String> forgiving = Phrases.withMisreadings();

  @ParameterizedTest
  @ValueSource(strings = {"corner shop", "CORNER SHOP", "C0RNER SH0P", "Córner-Shop", "CornerShop"})
  void areFoundWhateverTheirCaseAccentsAndBlanks(String text) {
    phrases.add("Corner Shop", "shop");

    assertThat(meanings(phrases, text)).containsExactly("shop");
  }

  @Test
  void areNotFoundWithoutTheBlankWhereTheyAreShort() {
    phrases.add("to go", "taken away");

    assertThat(meanings(phrases, "to go")).containsExactly("taken away");
    assertThat(meanings(phrases, "togo")).isEmpty();
  }

  @Test
  void tellTheirPlaceInTheTextAndAmongItsWords() {
    phrases.add("corner shop", "shop");

    assertThat(phrases.find(Words.of("At the Corner Shop!")))
        .singleElement()
        .satisfies(
            match -> {
              assertThat("At the Corner Shop!".substring(match.start(), match.end()))
                  .isEqualTo("Corner Shop");
              assertThat(match.from()).isEqualTo(2);
              assertThat(match.to()).isEqualTo(4);
            });
  }

  @Test
  void giveWayToLongerOnesThatBeginAtTheSameWord() {
    phrases.add("gift", "present");
    phrases.add("gift card", "voucher");

    assertThat(meanings(phrases, "gift card, gift")).containsExactly("voucher", "present");
  }

  @Test
  void areFoundThemselvesWhereTheLongerOneIsBrokenOff() {
    phrases.add("gift", "present");
    phrases.add("gift card holder", "wallet");

    assertThat(meanings(phrases, "gift card")).containsExactly("present");
  }

  @Test
  void mayMeanSeveralThings() {
    phrases.add("due", "date");
    phrases.add("due", "amount");

    assertThat(meanings(phrases, "due")).containsExactly("date", "amount");
  }

  @Test
  void areNoNumbersByThemselves() {
    phrases.add("7", "seven");
    phrases.add("pier 7", "berth");

    assertThat(meanings(phrases, "7")).isEmpty();
    assertThat(meanings(phrases, "Pier 7")).containsExactly("berth");
  }

  @Test
  void areFoundWithAWrongLetterOnlyWhereThatIsForgiven() {
    phrases.add("corner shop", "shop");
    forgiving.add("corner shop", "shop");

    assertThat(phrases.find(Words.of("CORMER SHOP"))).isEmpty();
    assertThat(forgiving.find(Words.of("CORMER SHOP")))
        .singleElement()
        .matches(match -> !match.exact());
    assertThat(forgiving.find(Words.of("CORNER SHOP")))
        .singleElement()
        .matches(Phrases.Match::exact);
  }

  private static List<String> meanings(Phrases<String> phrases, String text) {
    return phrases.find(Words.of(text)).stream()
        .flatMap(match -> match.meanings().stream())
        .toList();
  }
}
