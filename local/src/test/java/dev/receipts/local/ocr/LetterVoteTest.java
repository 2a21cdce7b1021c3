package dev.receipts.local.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.ocr.LetterVote.Ballot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterVoteTest {
  private static String vote(String... texts) {
    List<Ballot> ballots = Arrays.stream(texts).map(text -> new Ballot(text, 1)).toList();
    return LetterVote.of(ballots);
  }

  @Test
  void takesEachLetterFromTheMajority() {
    assertThat(vote("HR. O.K. TEA", "MR. D.K. TEA", "MR. D.K. TFA")).isEqualTo("MR. D.K. TEA");
  }

  @Test
  void leavesOutWhatMostDidNotSee() {
    assertThat(vote("DE LUXIE TEA", "DE LUXE TEA", "DE LUXE TEA")).isEqualTo("DE LUXE TEA");
  }

  @Test
  void keepsTheFirstTextWhereTheOthersAreTied() {
    assertThat(vote("SANYO TEA", "SANYU TEA")).isEqualTo("SANYO TEA");
  }

  @Test
  void doesNotAskTextsOfOtherPrint() {
    assertThat(vote("HOLLY CORNER", "12 Harbour Road", "12 Harbour Road"))
        .isEqualTo("HOLLY CORNER");
  }

  @Test
  void keepsItsSpaces() {
    assertThat(vote("HOLLY CORNER", "HOLLYCORNER", "HOLLYCORNER")).isEqualTo("HOLLY CORNER");
  }

  @Test
  void knowsHowMuchTwoTextsHaveInCommon() {
    assertThat(LetterVote.similarity("", "")).isEqualTo(1);
    assertThat(LetterVote.similarity("ABCD", "ABXD")).isEqualTo(0.75);
    assertThat(LetterVote.similarity("AB", "XYZW")).isZero();
  }
}
