package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.notation.DateOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayAndMonthTest {

  @Test
  void areInTheOrderOfADateThatCanHaveNoOther() {
    assertThat(order(Optional.empty(), "05/06/2024", "25/06/2024").known()).contains(DateOrder.DMY);
    assertThat(order(Optional.empty(), "05/06/2024", "06/25/2024").known()).contains(DateOrder.MDY);
  }

  @Test
  void areInTheOrderOfTheCountryWhereNoDateSaysMore() {
    assertThat(order(Optional.of(DateOrder.DMY), "05/06/2024").known()).contains(DateOrder.DMY);
  }

  @Test
  void areInAnotherOrderThanThatOfTheCountryWhereMonthsClearlyStandInFront() {
    assertThat(order(Optional.of(DateOrder.DMY), "06/25/2024").known()).contains(DateOrder.MDY);
  }

  @Test
  void areInTheOrderThatTheNameOfTheDayDecides() {
    assertThat(order(Optional.of(DateOrder.MDY), "Wednesday 05/06/2024").known())
        .contains(DateOrder.DMY);
  }

  @Test
  void areInTheLikelyOrderWhereNothingDecides() {
    DayAndMonth order = order(Optional.empty(), "05/06/2024");

    assertThat(order.known()).isEmpty();
    assertThat(order.likely()).isEqualTo(DateOrder.MDY);
  }

  @Test
  void areSureWhereTheSameDayIsWrittenOutElsewhere() {
    List<DateCandidate> dates = dates("05/06/2024", "5 June 2024");
    DayAndMonth order = DayAndMonth.of(dates, habits(Optional.empty()));

    assertThat(order.writtenOut(dates.getFirst().token(), dates))
        .contains(LocalDate.of(2024, 6, 5));
    assertThat(order.writtenOut(dates.getLast().token(), dates)).isEmpty();
  }

  private static DayAndMonth order(Optional<DateOrder> custom, String... texts) {
    return DayAndMonth.of(dates(texts), habits(custom));
  }

  private static DateHabits habits(Optional<DateOrder> custom) {
    return new DateHabits(custom, DateOrder.MDY, Optional.empty(), LocalDate.MAX);
  }

  private static List<DateCandidate> dates(String... texts) {
    return Printout.rows(texts).stream()
        .map(
            row -> {
              var printed = row.dates().getFirst();
              var onWeekday = DayAndMonth.onWeekday(row, printed);
              return new DateCandidate(onWeekday.orElse(printed), row, 0, onWeekday.isPresent());
            })
        .toList();
  }
}
