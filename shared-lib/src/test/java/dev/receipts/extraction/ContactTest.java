package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Vendor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How to reach who issued a receipt, and the number under which it pays tax. */
class ContactTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private Vendor vendor(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst().vendor();
  }

  private static Paper goods(Paper paper) {
    return paper.row("Paper", "40.00").row("VAT 20%", "8.00").row("Total GBP", "48.00");
  }

  private static Paper left(Paper paper, String... lines) {
    for (String line : lines) {
      paper.at(0.05, line).down();
    }
    return paper;
  }

  private static Paper billed() {
    return left(
        Paper.page().line("INVOICE"),
        "Bill to:",
        "Harbour Ltd",
        "2 Pier Road",
        "VAT No: GB 123 4567 89",
        "Tel: 020 7946 0111",
        "www.harbour-goods.com");
  }

  @Nested
  class OfTheCustomer {
    @Test
    void givesWayToThoseAtTheFoot() {
      Paper paper = goods(billed());

      Vendor vendor =
          vendor(
              left(
                  paper,
                  "Mill & Sons - VAT No GB 987 6543 21",
                  "Tel 020 7946 0999",
                  "www.corner-mill.com"));

      assertThat(vendor.taxId()).contains("GB 987 6543 21");
      assertThat(vendor.phone()).contains("020 7946 0999");
      assertThat(vendor.website()).contains("www.corner-mill.com");
    }

    @Test
    void givesWayToThoseOfTheVendorBelowItsBlock() {
      Paper paper = left(billed().down().down(), "Mill & Sons", "VAT No GB 987 6543 21");

      assertThat(vendor(goods(paper)).taxId()).contains("GB 987 6543 21");
    }

    @Test
    void isNeverTheVendors() {
      Vendor vendor = vendor(goods(billed()));

      assertThat(vendor.taxId()).isEmpty();
      assertThat(vendor.phone()).isEmpty();
      assertThat(vendor.website()).isEmpty();
    }

    @Test
    void endsWhereTheSellerBegins() {
      Paper paper =
          left(
              Paper.page().line("INVOICE"),
              "Sold to:",
              "Harbour Ltd",
              "VAT No: GB 123 4567 89",
              "Seller:",
              "Mill & Sons",
              "VAT No: GB 987 6543 21");

      assertThat(vendor(goods(paper)).taxId()).contains("GB 987 6543 21");
    }

    @Test
    void standsBesideTheLabel() {
      Paper paper =
          Paper.page()
              .line("INVOICE")
              .columns("Bill to:", "Harbour Ltd")
              .columns("", "2 Pier Road")
              .columns("", "VAT No: GB 123 4567 89");

      assertThat(vendor(goods(paper)).taxId()).isEmpty();
    }

    @Test
    void goesOnBesideAnAmountWithALabel() {
      Paper paper =
          Paper.page()
              .line("INVOICE")
              .columns("Bill to:", "Invoice no 17")
              .columns("Harbour Ltd", "Amount due 48.00")
              .columns("VAT No: GB 123 4567 89", "");

      assertThat(vendor(goods(paper)).taxId()).isEmpty();
    }

    @Test
    void doesNotBeginInASentence() {
      Paper paper =
          left(
              Paper.page().line("INVOICE"),
              "Deliver to your door in a day",
              "Mill & Sons",
              "VAT No GB 987 6543 21");

      assertThat(vendor(goods(paper)).taxId()).contains("GB 987 6543 21");
    }

    @Test
    void isNotToldApartWhereColumnsWereReadAsOne() {
      Paper paper =
          left(
              Paper.page().line("INVOICE"),
              "Invoice to: Deliver to:",
              "Harbour Ltd Mill & Sons Harbour Ltd",
              "VAT Reg No: GB 987 6543 21");

      assertThat(vendor(goods(paper)).taxId()).contains("GB 987 6543 21");
    }

    @Test
    void standsInTheMiddleLikeItsLabel() {
      Paper paper =
          Paper.page()
              .line("INVOICE")
              .line("Bill to")
              .line("Harbour Company Ltd")
              .line("VAT No: GB 123 4567 89");

      assertThat(vendor(goods(paper)).taxId()).isEmpty();
    }
  }

  @Nested
  class BesideTheCustomer {
    @ParameterizedTest
    @CsvSource({"Seller:,Bill to:", "From,Ship to", "Sprzedawca:,Nabywca:"})
    void isTheVendorsInTheLeftColumn(String seller, String buyer) {
      Paper paper =
          Paper.page()
              .columns(seller, buyer)
              .columns("Mill & Sons", "Harbour Ltd")
              .columns("VAT No GB 987 6543 21", "VAT No GB 123 4567 89")
              .columns("Tel 020 7946 0999", "Tel 020 7946 0111");

      Vendor vendor = vendor(goods(paper));

      assertThat(vendor.taxId()).contains("GB 987 6543 21");
      assertThat(vendor.phone()).contains("020 7946 0999");
    }

    @Test
    void isTheVendorsInTheRightColumn() {
      Paper paper =
          Paper.page()
              .columns("Bill to:", "Mill & Sons")
              .columns("Harbour Ltd", "5 Quay Street")
              .columns("VAT No GB 123 4567 89", "VAT No GB 987 6543 21")
              .columns("Tel 020 7946 0111", "Tel 020 7946 0999");

      Vendor vendor = vendor(goods(paper));

      assertThat(vendor.taxId()).contains("GB 987 6543 21");
      assertThat(vendor.phone()).contains("020 7946 0999");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Visit us at www.corner-mill.com.",
        "See www.corner-mill.com, open daily",
        "Have you seen www.corner-mill.com?",
        "More at www.corner-mill.com!",
        "(open daily, see www.corner-mill.com)",
      })
  void isAWebAddressWithoutTheSignsOfItsSentence(String line) {
    assertThat(vendor(goods(Paper.page().line("Mill & Sons Ltd")).line(line)).website())
        .contains("www.corner-mill.com");
  }

  @Test
  void isNoHalfOfAWebAddress() {
    assertThat(vendor(goods(Paper.page().line("Mill & Sons Ltd")).line("see www.mill.")).website())
        .isEmpty();
  }
}
