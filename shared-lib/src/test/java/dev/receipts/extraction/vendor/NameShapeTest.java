package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameShapeTest {

  @ParameterizedTest
  @ValueSource(strings = {"Mill", "MILL & SON", "Mill Ltd", "Mill 24", "3M Mill", "Café Eva"})
  void isLikeANameWhereMostOfItIsLetters(String text) {
    assertThat(NameShape.of(text).nameLike()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "A1",
        "No 123456",
        "www.mill.example",
        "eva@mill.example",
        "mill.com",
        "33100 Musterstadt",
        "Mo-Sa 7-21 Uhr",
        "4f1c07be92d1aa03",
        "A line of far too many words for it to be what any shop in the whole town is called",
      })
  void isUnlikeANameWhereItIsACodeAnAddressOrOpeningHours(String text) {
    assertThat(NameShape.of(text).nameLike()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Mill Ltd, true, true, false",
    "Mill Ltd (Leeds), true, true, false",
    "SARL Moulin, true, false, false",
    "Sdn Bhd, false, false, true",
    "Mill, false, false, false",
  })
  void tellsWhereItsLegalFormStands(String text, boolean legal, boolean end, boolean only) {
    NameShape shape = NameShape.of(text);

    assertThat(shape.legal()).isEqualTo(legal);
    assertThat(shape.legalEnd()).isEqualTo(end);
    assertThat(shape.legalOnly()).isEqualTo(only);
  }

  @ParameterizedTest
  @CsvSource({"Eva Müller e.K., true", "Mühle GmbH, false", "Eva Müller, false"})
  void tellsAMerchantByTheForm(String text, boolean trader) {
    assertThat(NameShape.of(text).trader()).isEqualTo(trader);
  }

  @ParameterizedTest
  @CsvSource({
    "Handelsgesellschaft mbH, true",
    "Warenvertriebs GmbH, true",
    "Mühle Handelsgesellschaft mbH, false",
  })
  void isHollowWhereNothingTellsWhoseItIs(String text, boolean hollow) {
    assertThat(NameShape.of(text).hollow()).isEqualTo(hollow);
  }

  @ParameterizedTest
  @CsvSource({
    "RESTAURANT, true, true, true",
    "Restaurant Mill, false, true, true",
    "Mill Restaurant, false, true, false",
    "Mill, false, false, false",
  })
  void tellsTheKindOfBusiness(String text, boolean only, boolean business, boolean first) {
    NameShape shape = NameShape.of(text);

    assertThat(shape.kindOnly()).isEqualTo(only);
    assertThat(shape.business()).isEqualTo(business);
    assertThat(shape.businessFirst()).isEqualTo(first);
  }

  @Test
  void tellsAnAddressAndAStreet() {
    assertThat(NameShape.of("33100 Musterstadt").address()).isTrue();
    assertThat(NameShape.of("Am Ufer 4").street()).isTrue();
    assertThat(NameShape.of("Mill").address()).isFalse();
    assertThat(NameShape.of("Mill").street()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fresh every day!",
        "Have you been here?",
        "We bake our own bread",
        "Open daily.",
      })
  void isASentenceByItsSignsOrItsSmallWords(String text) {
    assertThat(NameShape.of(text)).matches(NameShape::sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mill Ltd.", "Mill & Son", "Eva's Café", "Tea and Cakes"})
  void isNoSentenceForAPointBehindAnAbbreviation(String text) {
    assertThat(NameShape.of(text)).matches(Predicate.not(NameShape::sentence));
  }

  @ParameterizedTest
  @CsvSource({
    "Mill 24, true",
    "Mill #24, true",
    "Mill 24 Leeds, false",
    "Mill, false",
    "24, false"
  })
  void mayEndWithTheNumberOfABranch(String text, boolean branch) {
    assertThat(NameShape.of(text).branchNumber()).isEqualTo(branch);
  }

  @ParameterizedTest
  @CsvSource({"di Molino Eva snc, true", "of Mill Ltd, true", "of Mill, false", "Mill Ltd, false"})
  void goesOnFromTheLineAboveWhereItBeginsWithASmallWord(String text, boolean continues) {
    assertThat(NameShape.of(text).continuesName()).isEqualTo(continues);
  }

  @Test
  void isUnbalancedWhereABracketOnlyCloses() {
    assertThat(NameShape.of("Leeds) Mill").unbalanced()).isTrue();
    assertThat(NameShape.of("Mill (Leeds)").unbalanced()).isFalse();
  }
}
