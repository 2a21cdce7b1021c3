package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.receipt.Receipt.DocumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTypesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bill to", "Payment terms: 30 days", "Bill to:\tShip to:"})
  void areInvoicesByWhatOnlyInvoicesSay(String row) {
    assertThat(type(false, "Mill", row)).contains(DocumentType.INVOICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Receipt", "Tea\t2.00", "We bill to nobody in the house", "Invoice"})
  void areReceiptsWhereNothingSaysOtherwise(String row) {
    assertThat(type(false, "Mill", row)).isEmpty();
  }

  @Test
  void areCreditNotesByTheirTitle() {
    assertThat(type(false, "Credit note")).contains(DocumentType.CREDIT_NOTE);
    assertThat(type(false, "Credit note", "Bill to")).contains(DocumentType.CREDIT_NOTE);
  }

  @Test
  void areCreditNotesCalledRefundWhereTheTotalIsGivenBack() {
    assertThat(type(true, "Refund")).contains(DocumentType.CREDIT_NOTE);
    assertThat(type(false, "Refund")).isEmpty();
  }

  @Test
  void areNoneByASentenceOrFarDown() {
    assertThat(type(true, "No refund on cakes and tea after seven days")).isEmpty();

    List<String> rows = new ArrayList<>(List.of("Mill"));
    while (rows.size() < 15) {
      rows.add("Tea\t2.00");
    }
    rows.add("Credit note");
    assertThat(type(false, rows.toArray(String[]::new))).isEmpty();
  }

  private static Optional<DocumentType> type(boolean refund, String... texts) {
    List<RowFacts> rows = Printed.rows(texts);
    return DocumentTypes.find(rows, refund).map(Sourced::value);
  }
}
