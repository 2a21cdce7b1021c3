package dev.receipts.extraction.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mill Ltd ; Ltd",
        "MILL SDN. BHD. ; SDN. BHD",
        "Mühle GmbH & Co. KG ; GmbH & Co. KG",
        "Mühle GnbH ; GnbH",
        "Moulin S.A.R.L. ; S.A.R.L",
        "Mlyn Sp. z o.o. ; Sp. z o.o",
      })
  void areFoundWithTheirPointsAndMisread(String text, String form) {
    assertThat(forms(text)).containsExactly(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tea 3 kg",
        "2 se",
        "1.20/KG",
        "9 Mill St Edmonton AB",
        "Edmonton, AB",
        "Boulder CO 80301",
        "Corner Shop",
      })
  void areNoWeightsProvincesOrStates(String text) {
    assertThat(forms(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Kvarn AB, AB", "Mill Co, Co", "Mühle KG, KG"})
  void areThemselvesWhereNothingSaysOtherwise(String text, String form) {
    assertThat(forms(text)).containsExactly(form);
  }

  @ParameterizedTest
  @CsvSource({
    "SARL Moulin, true, false",
    "Moulin SARL, false, true",
    "Moulin SARL Paris, false, false",
    "Moulin, false, false",
  })
  void beginOrEndAName(String name, boolean begins, boolean ends) {
    assertThat(LegalForms.begins(name)).isEqualTo(begins);
    assertThat(LegalForms.ends(name)).isEqualTo(ends);
  }

  @ParameterizedTest
  @CsvSource({"Eva Müller e.K., true", "Müller OHG, true", "Müller GmbH & Co. OHG, false"})
  void areAMerchantsWhereTheyAreNoPartOfOthers(String name, boolean merchant) {
    Words words = Words.of(name);

    assertThat(LegalForms.isTraders(words, LegalForms.find(words, name))).isEqualTo(merchant);
  }

  @Test
  void coverLettersThatWouldBeACurrency() {
    assertThat(LegalForms.covers(Printed.row("Mill Sdn Bhd"), "Mill Sdn ".length())).isTrue();
    assertThat(LegalForms.covers(Printed.row("Mill Sdn Bhd"), 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Calgary AB, true", "Kvarn och Son AB, false", "Calgary, false"})
  void mayBeAProvinceBehindOneWord(String text, boolean province) {
    assertThat(LegalForms.mayBeProvince(text)).isEqualTo(province);
  }

  private static List<String> forms(String text) {
    return LegalForms.find(Words.of(text), text).stream()
        .map(form -> text.substring(form.start(), form.end()))
        .toList();
  }
}
