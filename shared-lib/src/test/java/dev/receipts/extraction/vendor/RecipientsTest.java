package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientsTest {

  @Test
  void haveWhatStandsBelowTheirLabel() {
    Paper paper = Paper.page().at(0.05, "Bill to").down().at(0.05, "Abend AG").down();

    assertThat(theirs(paper.at(0.05, "Quay Street 4")))
        .containsExactly("Bill to", "Abend AG", "Quay Street 4");
  }

  @Test
  void haveTheirColumnAndNoOther() {
    Paper paper =
        Paper.page()
            .columns("Sold by", "Bill to")
            .columns("Mill Ltd", "Abend AG")
            .columns("Tea Lane 9", "Quay Street 4");

    assertThat(theirs(paper)).containsExactly("Bill to", "Abend AG", "Quay Street 4");
  }

  @Test
  void areSeveralBesideEachOther() {
    Paper paper = Paper.page().columns("Bill to", "Ship to").columns("Abend AG", "Morgen AG");

    assertThat(theirs(paper)).containsExactly("Bill to", "Ship to", "Abend AG", "Morgen AG");
  }

  @Test
  void mayStandBesideTheirLabelAndGoOnBelowThat() {
    Paper paper =
        Paper.page()
            .at(0.05, "Bill to:")
            .at(0.4, "Abend AG")
            .down()
            .at(0.4, "Quay Street 4")
            .down();

    assertThat(theirs(paper)).containsExactly("Bill to:", "Quay Street 4");
  }

  @Test
  void endWhereASellerFollows() {
    Paper paper =
        Paper.page()
            .at(0.05, "Bill to")
            .down()
            .at(0.05, "Abend AG")
            .down()
            .at(0.05, "Sold by")
            .down()
            .at(0.05, "Mill Ltd");

    assertThat(theirs(paper)).containsExactly("Bill to", "Abend AG");
  }

  @Test
  void endWhereTheGoodsBegin() {
    Paper paper =
        Paper.page().at(0.05, "Bill to").down().at(0.05, "Abend AG").down().row("Tea", "2.00");

    assertThat(theirs(paper)).containsExactly("Bill to", "Abend AG");
  }

  @Test
  void endWhereAGapFollows() {
    Paper paper = Paper.page().at(0.05, "Bill to").down().at(0.05, "Abend AG").down();

    assertThat(theirs(paper.down().down().down().at(0.05, "Mill Ltd")))
        .containsExactly("Bill to", "Abend AG");
  }

  @Test
  void areNotOnTheNextPage() {
    List<RowFacts> rows =
        List.of(Printed.row("Bill to"), onPage(2, Printed.rows("Bill to", "Mill Ltd").getLast()));

    assertThat(theirs(rows)).containsExactly("Bill to");
  }

  @Test
  void areNotNamedInTheMiddleOfASentence() {
    assertThat(theirs(Paper.page().at(0.05, "We bill to nobody").down().at(0.05, "Mill Ltd")))
        .isEmpty();
    assertThat(theirs(Paper.page().at(0.05, "Bill to the owner").down().at(0.05, "Mill Ltd")))
        .isEmpty();
  }

  private static RowFacts onPage(int page, RowFacts row) {
    return RowFacts.of(
        row.index(), Row.of(page, row.row().cells()), NumberStyle.of(List.of(row.row())));
  }

  private static List<String> theirs(Paper paper) {
    return theirs(Printed.rows(paper));
  }

  private static List<String> theirs(List<RowFacts> rows) {
    Recipients recipients = new Recipients(rows);
    List<String> theirs = new ArrayList<>();
    for (RowFacts row : rows) {
      for (Cell cell : row.row().cells()) {
        if (recipients.hold(row, cell)) {
          theirs.add(cell.text());
        }
      }
    }
    return theirs;
  }
}
