package dev.receipts.samples;

import dev.receipts.samples.Sale.Pricing;
import dev.receipts.samples.Sale.PrintedSubtotal;
import dev.receipts.samples.Sale.TaxPrint;
import dev.receipts.samples.Sale.Till;
import dev.receipts.samples.Words.Word;
import java.util.Locale;

/** Sales outside Europe. Every shop, person, number and address is made up. */
final class OverseasSales {
  private static final Format AMERICAN =
      Format.of(".", ",", "MM/dd/yyyy").time("hh:mm a").money("$", "");

  private OverseasSales() {}

  static Sale americanDiner() {
    Tax sales = Tax.of("Sales Tax", "8.25");
    Shop shop =
        Shop.named("Bluebonnet Diner", "1208 Prairie Road", "Cedar Hollow, TX 75999")
            .phone("(512) 555-0142");
    return Sale.of(shop, "2026-03-28T19:16", "30417")
        .in(
            "USD",
            AMERICAN,
            Words.english()
                .with(Word.TITLE, "")
                .with(Word.NUMBER, "Check #")
                .with(Word.THANKS, "Thanks, y'all come back!"))
        .on(Till.TABLE_SERVICE)
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Chicken Fried Steak", "1", "17.95", sales)
        .item("Brisket Plate", "2", "21.50", sales)
        .item("Pecan Pie", "2", "6.75", sales)
        .item("Iced Tea", "3", "2.95", sales)
        .tip("15.00")
        .card("VISA", "4242")
        .build();
  }

  static Sale americanCoffee() {
    Tax sales = Tax.of("Tax", "7.25");
    Shop shop =
        Shop.named("Second Street Roasters", "77 Second Street", "Maple Fork, OH 43999")
            .phone("(614) 555-0177");
    return Sale.of(shop, "2026-04-07T07:48", "000214")
        .in("USD", AMERICAN, Words.english().with(Word.TITLE, "").with(Word.NUMBER, "Order"))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Latte 16oz", "1", "5.25", sales)
        .item("Drip Coffee", "1", "3.10", sales)
        .item("Blueberry Muffin", "2", "3.75", sales)
        .cash("20")
        .build();
  }

  static Sale americanWholesale() {
    Tax sales = Tax.of("Sales tax", "6.5");
    Tax exempt = Tax.of("Exempt", "0");
    Shop shop =
        Shop.named("Granite State Office Supply Co.", "4500 Commerce Drive", "Pine Ridge, GA 30999")
            .slogan("Wholesale and contract furniture since 1987")
            .phone("(404) 555-0119")
            .website("granitestateoffice.example");
    return Sale.of(shop, "2026-03-19T00:00", "INV-883120")
        .in(
            "USD",
            AMERICAN,
            Words.english()
                .with(Word.TITLE, "INVOICE")
                .with(Word.NUMBER, "Invoice no.")
                .with(Word.DATE, "Invoice date")
                .with(Word.TAX, "Tax")
                .with(Word.TOTAL, "Total")
                .with(Word.TERMS, "Paid by card. Goods remain our property until paid in full.")
                .with(Word.THANKS, "Thank you for your business."))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.TABLE)
        .article("CP-8511", "Copy paper 8.5 x 11, case", "40", "41.95", sales)
        .article("CP-1117", "Copy paper 11 x 17, case", "6", "58.40", sales)
        .article("TN-0440", "Toner cartridge black", "12", "89.99", sales)
        .article("TN-0441", "Toner cartridge cyan", "4", "104.50", sales)
        .article("TN-0442", "Toner cartridge magenta", "4", "104.50", sales)
        .article("TN-0443", "Toner cartridge yellow", "4", "104.50", sales)
        .article("FD-2200", "Hanging folders, box of 25", "18", "13.75", sales)
        .article("FD-2210", "Manila folders, box of 100", "10", "16.20", sales)
        .article("BN-1500", "Ring binder 1.5 in", "60", "4.35", sales)
        .article("BN-3000", "Ring binder 3 in", "24", "7.90", sales)
        .article("PN-0100", "Ballpoint pen blue, dozen", "30", "5.15", sales)
        .article("PN-0110", "Highlighter assorted, pack of 6", "15", "6.85", sales)
        .article("PN-0150", "Dry erase markers, set", "20", "8.49", sales)
        .article("WB-4836", "Whiteboard 48 x 36", "3", "129.00", sales)
        .article("CH-7001", "Task chair, mesh back", "8", "219.00", sales)
        .article("CH-7050", "Guest chair, stackable", "12", "84.50", sales)
        .article("DK-6030", "Desk 60 x 30, oak", "4", "389.00", sales)
        .article("DK-6035", "Desk pedestal, 3 drawers", "4", "176.25", sales)
        .article("LP-0090", "LED desk lamp", "8", "34.95", sales)
        .article("CB-0300", "Surge protector, 8 outlets", "16", "22.60", sales)
        .article("CB-0310", "Ethernet cable 10 ft", "40", "3.95", sales)
        .article("BT-0020", "AA batteries, pack of 24", "10", "14.80", sales)
        .article("CL-0500", "Screen wipes, tub", "12", "6.40", sales)
        .article("CL-0510", "Paper towels, case", "5", "33.25", sales)
        .article("MR-0010", "Postage meter labels", "3", "18.90", sales)
        .article("BK-9000", "Workplace safety manual", "5", "12.00", exempt)
        .article("LB-0750", "Label printer", "2", "164.00", sales)
        .article("LB-0755", "Label roll 2 x 1", "20", "9.15", sales)
        .article("SH-0001", "Shredder, cross cut", "1", "289.00", sales)
        .article("DL-0001", "Delivery and set-up", "1", "150.00", exempt)
        .discount("Contract discount", "250.00", sales)
        .card("AMEX", "1005")
        .billedTo("Harlow & Pike LLP", "901 Peachline Avenue, Suite 300", "Pine Ridge, GA 30998")
        .build();
  }

  static Sale canadianOutfitter() {
    Tax federal = Tax.of("GST", "5");
    Tax provincial = Tax.of("PST", "7");
    Shop shop =
        Shop.named("Cedar & Tide Outfitters", "260 Wharf Street", "Port Ellery, BC V0V 0V0")
            .phone("(604) 555-0163")
            .taxId("GST", "99999 9998 RT0001");
    return Sale.of(shop, "2026-05-21T14:40", "C-7702")
        .in(
            "CAD",
            Format.of(".", ",", "yyyy/MM/dd").money("CAD ", ""),
            Words.english().with(Word.TITLE, ""))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Rain shell jacket", "1", "189.00", federal, provincial)
        .item("Wool socks", "3", "16.50", federal, provincial)
        .item("Trail map", "1", "12.95", federal)
        .card("Interac", "9034")
        .build();
  }

  static Sale australianHardware() {
    Tax gst = Tax.of("GST included", "10");
    Shop shop =
        Shop.named("Wattle Creek Hardware", "15 Station Road", "Wattle Creek NSW 2999")
            .phone("(02) 5550 7742")
            .taxId("ABN", "99 999 999 999");
    return Sale.of(shop, "2026-02-24T09:12", "66-20418")
        .in(
            "AUD",
            Format.of(".", ",", "dd/MM/yyyy").time("h:mma").money("AUD $", ""),
            Words.english().with(Word.TITLE, "TAX INVOICE").with(Word.NUMBER, "Invoice"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Garden hose 20m", "1", "38.98", gst)
        .item("Hose connector", "2", "6.47", gst)
        .item("Potting mix 25L", "3", "8.99", gst)
        .roundedTo("0.05")
        .cash("100")
        .build();
  }

  static Sale indianSweets() {
    Tax central = Tax.of("CGST", "2.5");
    Tax state = Tax.of("SGST", "2.5");
    Shop shop =
        Shop.named("Kaveri Sweets and Catering", "14 Temple Tank Road", "Chennai 600 999")
            .taxId("GSTIN", "33AAAAA9999A1Z9");
    return Sale.of(shop, "2026-04-18T11:05", "KS/26-27/0093")
        .in(
            "INR",
            Format.of(".", ",", "dd-MMM-yyyy").language(Locale.UK).outerGroup(2).money("Rs. ", ""),
            Words.english().with(Word.TITLE, "TAX INVOICE").with(Word.NUMBER, "Bill No."))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Wedding lunch (plates)", "320", "385.00", central, state)
        .measured("Mysore pak", "12.5", "kg", "640.50", central, state)
        .item("Mixture 500 g", "40", "145.00", central, state)
        .roundedTo("1")
        .card("RUPAY", "2218")
        .build();
  }

  static Sale bahrainiSpices() {
    Tax vat = Tax.of("VAT", "10");
    Shop shop =
        Shop.named("Pearl Gate Spices", "Shop 9, Road 1122", "Manama")
            .taxId("VAT No.", "999999999900002");
    return Sale.of(shop, "2026-01-29T18:50", "PG-3361")
        .in(
            "BHD",
            Format.of(".", ",", "dd/MM/yyyy").money("BHD ", ""),
            Words.english().with(Word.TITLE, "SIMPLIFIED TAX INVOICE"))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("Saffron 5 g", "2", "6.750", vat)
        .measured("Cardamom", "0.250", "kg", "14.200", vat)
        .item("Date syrup", "1", "1.375", vat)
        .cash("25")
        .build();
  }

  static Sale malaysianKopitiam() {
    Tax service = Tax.of("SST", "6");
    Shop shop =
        Shop.named(
                "KOPITIAM SRI ANGSANA", "NO 21, JALAN ANGSANA 3", "43999 BANDAR CONTOH, SELANGOR")
            .taxId("SST ID:", "B99-9999-99999992");
    return Sale.of(shop, "2026-03-15T13:27", "CS00081924")
        .in(
            "MYR",
            Format.of(".", ",", "dd/MM/yyyy").time("HH:mm:ss").money("RM ", ""),
            Words.english()
                .with(Word.TITLE, "INVOICE")
                .with(Word.NUMBER, "Doc No:")
                .with(Word.DATE, "Date:")
                .with(Word.ROUNDING, "Rounding Adj")
                .with(Word.THANKS, "THANK YOU, PLEASE COME AGAIN"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.LINES)
        .item("NASI LEMAK AYAM", "2", "9.90", service)
        .item("ROTI BAKAR", "1", "4.20", service)
        .item("TEH TARIK", "2", "3.30", service)
        .roundedTo("0.05")
        .cash("50")
        .build();
  }

  static Sale japaneseConvenience() {
    Tax reduced = Tax.coded("*", "Tax", "8");
    Tax full = Tax.of("Tax", "10");
    Shop shop =
        Shop.named("Hinode Mart Shiogama", "2-14-99 Minatocho", "Miyagi 985-9999")
            .taxId("Reg. No.", "T9999999999990");
    return Sale.of(shop, "2026-03-25T23:04", "0325-7718")
        .in(
            "JPY",
            Format.of(".", ",", "yyyy/MM/dd").money("¥", ""),
            Words.english()
                .with(Word.TITLE, "RECEIPT")
                .with(Word.TAX, "Tax")
                .with(Word.AMOUNT, "Tax amt"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.TABLE)
        .item("Onigiri salmon", "2", "178", reduced)
        .item("Bento karaage", "1", "598", reduced)
        .item("Green tea 600ml", "2", "162", reduced)
        .item("Umbrella 65cm", "1", "1100", full)
        .item("AA battery 4p", "1", "528", full)
        .cash("10000")
        .build();
  }
}
