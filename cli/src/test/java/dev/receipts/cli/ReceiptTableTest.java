package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import dev.receipts.receipt.ReceiptJson;
import org.junit.jupiter.api.Test;

class ReceiptTableTest {
  private final ReceiptTable table = new ReceiptTable(new Room(true));

  @Test
  void showsWhatIsKnownAndADashForWhatIsNot() throws JsonProcessingException {
    add(
        """
        {"firstPage": 1, "lastPage": 2, "type": "RECEIPT", "vendor": {"name": "Shop"},
         "date": "2026-03-01", "currency": "EUR", "tax": 1.90, "total": 11.90,
         "status": "VERIFIED"}
        """);
    add(
        """
        {"firstPage": 3, "lastPage": 3, "type": "RECEIPT", "vendor": {},
         "status": "NEEDS_REVIEW"}
        """);

    assertThat(table.lines().get(1))
        .matches("a\\.pdf +1-2 +Shop +2026-03-01 +- +1\\.90 +11\\.90 +EUR +VERIFIED");
    assertThat(table.lines().get(2)).matches("a\\.pdf +3 +- +- +- +- +- +- +NEEDS_REVIEW");
  }

  @Test
  void longNamesAreCutOnATerminalOnly() throws JsonProcessingException {
    String receipt =
        """
        {"firstPage": 1, "lastPage": 1, "type": "RECEIPT", "status": "UNVERIFIED",
         "vendor": {"name": "Granite State Office Supply Company"}}
        """;
    ReceiptTable piped = new ReceiptTable(new Room(false));
    add(receipt);
    piped.add("a.pdf", ReceiptJson.read(Json.mapper().readTree(receipt)));

    assertThat(table.lines().getLast()).contains("Granite State Office Supply…");
    assertThat(piped.lines().getLast()).contains("Granite State Office Supply Company");
  }

  private void add(String receipt) throws JsonProcessingException {
    table.add("a.pdf", ReceiptJson.read(Json.mapper().readTree(receipt)));
  }
}
