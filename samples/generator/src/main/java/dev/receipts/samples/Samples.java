package dev.receipts.samples;

import dev.receipts.samples.Optics.Shot;
import dev.receipts.samples.Sample.Layout;
import dev.receipts.samples.Sample.Printed;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The samples: which sale is on which file, and how it got there. */
final class Samples {
  private static final int SCAN_DPI = 200;
  private static final int THRESHOLD = 150;
  private static final int SHEET_ITEMS = 24;

  private Samples() {}

  static List<Sample> all() {
    return List.of(
        flatScan(),
        frenchPhoto(),
        americanPhoto(),
        swissScan(),
        png("pharmacy-uk.png", EuropeanSales.britishPharmacy()),
        png("convenience-jp.png", OverseasSales.japaneseConvenience()),
        twoReceiptsTiff(),
        onePagePdf(),
        twelveReceipts(),
        sheets(
            "wholesale-us-two-pages.pdf",
            12,
            OverseasSales.americanWholesale(),
            SheetLayout.pages(OverseasSales.americanWholesale(), Page::letter, SHEET_ITEMS)),
        sheets(
            "invoice-at-three-rates.pdf",
            13,
            EuropeanSales.austrianInvoice(),
            SheetLayout.pages(EuropeanSales.austrianInvoice(), Page::a4, SHEET_ITEMS)));
  }

  static Map<String, byte[]> broken() {
    Sale sale = EuropeanSales.dutchHardware();
    return BrokenFiles.all(
        flatScan().file().get(), onePagePdf().file().get(), RollLayout.page(sale));
  }

  private static Sample flatScan() {
    Sale sale = EuropeanSales.germanSupermarket();
    return new Sample(
        "supermarket-de-scan.jpg",
        List.of(onPage(1, sale)),
        () -> ImageFile.jpeg(Optics.flatScan(image(sale), 0.4, 30, 101), 0.8f));
  }

  private static Sample swissScan() {
    Sale sale = EuropeanSales.swissRestaurant();
    return new Sample(
        "restaurant-ch-faded-scan.jpg",
        List.of(onPage(1, sale)),
        () -> ImageFile.jpeg(Optics.flatScan(image(sale), -0.7, 105, 102), 0.72f));
  }

  private static Sample frenchPhoto() {
    Sale sale = EuropeanSales.frenchCafe();
    Shot shot = new Shot(-3.5, 0.04, 0.38, 0.75, 6, 96, 103);
    return new Sample(
        "cafe-fr-photo.jpg",
        List.of(onPage(1, sale)),
        () -> ImageFile.jpeg(Optics.photo(image(sale), shot), 0.7f));
  }

  private static Sample americanPhoto() {
    Sale sale = OverseasSales.americanDiner();
    Shot shot = new Shot(4.5, -0.05, 0.3, 0.9, 8, 142, 104);
    return new Sample(
        "diner-us-tip-photo.jpg",
        List.of(onPage(1, sale)),
        () -> ImageFile.jpeg(Optics.photo(image(sale), shot), 0.7f));
  }

  private static Sample png(String name, Sale sale) {
    return new Sample(name, List.of(onPage(1, sale)), () -> ImageFile.png(image(sale)));
  }

  private static Sample twoReceiptsTiff() {
    List<Sale> sales = List.of(EuropeanSales.polishGrocer(), EuropeanSales.swedishElectronics());
    return new Sample(
        "two-receipts-pl-se.tiff",
        onePerPage(sales),
        () -> ImageFile.tiff(sales.stream().map(Samples::blackAndWhite).toList(), SCAN_DPI));
  }

  private static Sample onePagePdf() {
    Sale sale = EuropeanSales.dutchHardware();
    return new Sample(
        "hardware-nl.pdf",
        List.of(onPage(1, sale)),
        () -> PdfFile.of(11, List.of(RollLayout.page(sale))));
  }

  /** A month's expenses: what came as a PDF has a text layer, what came on paper is scanned. */
  private static Sample twelveReceipts() {
    List<Sale> asText =
        List.of(
            OverseasSales.americanCoffee(),
            OverseasSales.canadianOutfitter(),
            EuropeanSales.irishBookshop(),
            OverseasSales.australianHardware(),
            OverseasSales.indianSweets(),
            EuropeanSales.italianBakery(),
            EuropeanSales.germanPetrolStation(),
            OverseasSales.bahrainiSpices());
    List<Sale> asScan =
        List.of(
            EuropeanSales.britishPub(),
            EuropeanSales.spanishRestaurant(),
            EuropeanSales.danishFurniture(),
            OverseasSales.malaysianKopitiam());
    List<Sale> sales = Stream.concat(asText.stream(), asScan.stream()).toList();
    return new Sample(
        "expenses-twelve-receipts.pdf",
        onePerPage(sales),
        () -> {
          try (PdfFile file = new PdfFile(14)) {
            asText.forEach(sale -> file.add(RollLayout.page(sale)));
            asScan.forEach(sale -> file.addScan(blackAndWhite(sale), SCAN_DPI));
            return file.bytes();
          }
        });
  }

  private static Sample sheets(String name, long seed, Sale sale, List<Page> pages) {
    return new Sample(
        name,
        List.of(new Printed(sale, Layout.SHEET, 1, pages.size())),
        () -> PdfFile.of(seed, pages));
  }

  private static List<Printed> onePerPage(List<Sale> sales) {
    List<Printed> printed = new ArrayList<>();
    sales.forEach(sale -> printed.add(onPage(printed.size() + 1, sale)));
    return printed;
  }

  private static Printed onPage(int page, Sale sale) {
    return new Printed(sale, Layout.ROLL, page, page);
  }

  private static BufferedImage image(Sale sale) {
    return PdfFile.render(RollLayout.page(sale), SCAN_DPI);
  }

  private static BufferedImage blackAndWhite(Sale sale) {
    return Optics.blackAndWhite(image(sale), THRESHOLD);
  }
}
