package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NuanceTest {
  @ParameterizedTest
  @EnumSource(Nuance.class)
  void isKnownAgainByTheRuleThatAStoredReceiptHas(Nuance nuance) {
    assertThat(Nuance.ofStored(nuance.rule())).isEqualTo(nuance);
  }

  @Test
  void isNoneForAnyOtherRule() {
    assertThat(Nuance.ofStored("label: total")).isEqualTo(Nuance.NONE);
  }
}
