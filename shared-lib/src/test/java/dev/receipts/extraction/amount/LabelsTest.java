package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Total ; TOTAL",
        "Grand total ; TOTAL",
        "Total incl. VAT ; TOTAL",
        "Total excl. VAT ; SUBTOTAL",
        "Summe zzgl. MwSt ; SUBTOTAL",
        "zzgl. MwSt ; TAX",
        "Subtotal ; SUBTOTAL",
        "Total before discount ; SUBTOTAL",
        "Total after discount ; TOTAL",
        "VAT ; TAX",
        "VAT included in total ; TAX",
        "Discount ; DISCOUNT",
        "Service charge ; SERVICE",
        "Tip ; TIP",
        "Shipping ; SHIPPING",
        "Cash ; PAID",
        "Total cash ; PAID",
        "Visa ; PAID",
        "Change ; CHANGE",
        "Rounded total ; TOTAL",
        "Balance due ; TOTAL",
        "Amount ; TOTAL",
        "Please pay to: Invoice total ; TOTAL",
        "Total for 7 items: ; TOTAL",
        "Qty: 1 Total: ; TOTAL",
        "Total items ; SUBTOTAL",
      })
  void sayWhatAnAmountIs(String label, Role role) {
    assertThat(reading(label).map(Labels.Reading::role)).contains(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"You saved", "Points earned", "Carried forward", "Qty", "Green tea", "Unit price"})
  void sayNothingWhereNoAmountOfTheReceiptIsNamed(String label) {
    assertThat(reading(label)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Grand total, Total",
    "Total incl. VAT, Total",
    "Rounded total, Grand total",
    "Total, Amount",
    "Total, Mill & Son of Musterstadt total",
    "Total, Totxl of Mill",
  })
  void sayItMoreClearlyThanOthers(String clearer, String other) {
    assertThat(weight(clearer)).isGreaterThan(weight(other));
  }

  @Test
  void sayARoundingOfSmallAmountsOnly() {
    assertThat(beside("Rounding\t0.02").map(Labels.Reading::role)).contains(Role.ROUNDING);
    assertThat(beside("Rounding\t12.00").map(Labels.Reading::role)).contains(Role.TOTAL);
  }

  @Test
  void sayWhatStandsInTheirPartOfTheRow() {
    RowFacts row = Printed.row("VAT\t2.00\tTotal\t12.00");

    assertThat(Labels.read(row, 0, row.money().getFirst()).map(Labels.Reading::role))
        .contains(Role.TAX);
    assertThat(Labels.read(row, row.money().getFirst().end(), row.money().getLast()))
        .map(Labels.Reading::role)
        .contains(Role.TOTAL);
  }

  private static Optional<Labels.Reading> beside(String text) {
    RowFacts row = Printed.row(text);
    return Labels.read(row, 0, row.money().getLast());
  }

  private static Optional<Labels.Reading> reading(String label) {
    return beside(label + "\t12.00");
  }

  private static double weight(String label) {
    return reading(label).map(Labels.Reading::weight).orElse(0.0);
  }
}
