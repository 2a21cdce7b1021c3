package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.evidence.RowFacts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutDateTest {
  private static final LocalDate READ = LocalDate.of(2020, 2, 7);

  @Test
  void isRestoredFromTheNumberOfTheReceipt() {
    assertThat(restored("7.02.2020 15:56", "No. 8812002171556")).contains(READ.withDayOfMonth(17));
  }

  @Test
  void staysWhereTwoDaysMayBeMeant() {
    assertThat(restored("7.02.2020 15:56", "No. 8812002171556 8812002271556")).isEmpty();
  }

  @Test
  void isNotCutWhereNoNumberHasAnotherDay() {
    assertThat(restored("7.02.2020 15:56", "No. 4711")).isEmpty();
  }

  @Test
  void isNotCutWithinARow() {
    assertThat(restored("Till 2 7.02.2020 15:56", "No. 8812002171556")).isEmpty();
  }

  @Test
  void isNotCutWhereItsMonthHasNoLeadingZeroEither() {
    assertThat(restored("7.2.2020 15:56", "No. 8812002171556")).isEmpty();
  }

  private static Optional<LocalDate> restored(String... texts) {
    List<RowFacts> rows = Printout.rows(texts);
    RowFacts first = rows.getFirst();
    DateCandidate printed = new DateCandidate(first.dates().getFirst(), first, 0, false);
    return CutDate.restored(rows, printed, READ, LocalTime.of(15, 56));
  }
}
