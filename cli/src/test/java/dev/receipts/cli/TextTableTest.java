package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.cli.TextTable.Align;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table =
      new TextTable(List.of(Align.LEFT, Align.RIGHT, Align.LEFT), List.of("FILE", "TOTAL", "ST"));

  @Test
  void columnsAreAsWideAsTheirWidestCellAndKeepToTheirEdge() {
    table.row(List.of("a.pdf", "7.00", "VERIFIED"));
    table.row(List.of("longer.pdf", "1234.56", "-"));

    assertThat(table.lines())
        .containsExactly(
            "FILE          TOTAL  ST", "a.pdf          7.00  VERIFIED", "longer.pdf  1234.56  -");
  }

  @Test
  void aCharacterOutsideOfTheBasicPlaneCountsAsOne() {
    table.row(List.of("\uD83E\uDDFE.pdf", "1", "x"));
    table.row(List.of("ab.pdf", "1", "x"));

    assertThat(table.lines().get(1)).isEqualTo("\uD83E\uDDFE.pdf       1  x");
    assertThat(table.lines().get(2)).isEqualTo("ab.pdf      1  x");
  }

  @Test
  void whatWasReadOnAReceiptCannotControlTheTerminal() {
    table.row(List.of("\u001b[2Jcleared", "1\n2", "\u202Eabc"));

    assertThat(table.lines().get(1)).isEqualTo("?[2Jcleared    1 2  ?abc");
  }

  @Test
  void aTextIsCutToTheLengthAskedFor() {
    assertThat(TextTable.cut("receipt.pdf", 11)).isEqualTo("receipt.pdf");
    assertThat(TextTable.cut("receipt.pdf", 8)).isEqualTo("receipt…");
  }

  @Test
  void aCharacterIsNeverCutInTwo() {
    assertThat(TextTable.cut("a\uD83E\uDDFE\uD83E\uDDFEb", 3)).isEqualTo("a\uD83E\uDDFE…");
  }
}
