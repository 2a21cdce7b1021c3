package dev.receipts.benchmarks;

import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the text lines of receipts that never were, of 20 to 60 lines: shops of six countries, some
 * scans a little askew, some with letters that OCR confuses. The same seed gives the same receipts.
 */
final class Receipts {
  private static final double ROW = 0.015;
  private static final double LETTER = 0.012;

  /** How the receipts of a country look; amounts are in hundredths. */
  private record Country(
      List<String> head,
      String date,
      String number,
      List<String> goods,
      String subtotal,
      String tax,
      String total,
      List<String> payment,
      char point,
      int percent,
      List<String> foot) {}

  private static final List<Country> COUNTRIES =
      List.of(
          new Country(
              List.of(
                  "KEDAI RUNCIT MAWAR SDN BHD",
                  "(999123-X)",
                  "NO 12, JALAN BUNGA RAYA 4",
                  "41050 KLANG, SELANGOR",
                  "TEL: 03-9999 1234",
                  "GST ID: 000999912345",
                  "TAX INVOICE"),
              "DATE: %2$02d/%3$02d/%1$d 14:%4$02d",
              "INVOICE NO: INV-%d",
              List.of("MILO TIN 1KG", "ROTI GARDENIA", "TELUR GRED A 30S", "AIR MINERAL 1.5L"),
              "SUB TOTAL",
              "GST @ 6%",
              "TOTAL RM",
              List.of("CASH", "CHANGE"),
              '.',
              6,
              List.of("GOODS SOLD ARE NOT RETURNABLE", "THANK YOU PLEASE COME AGAIN")),
          new Country(
              List.of("Lindenhof Markt", "Kastanienallee 212", "50667 Köln", "Tel. 0221 9999 155"),
              "Datum %2$02d.%3$02d.%1$d  18:%4$02d Uhr",
              "Bon-Nr. %d",
              List.of("Vollmilch 3,5%", "Bauernbrot 750g", "Tomaten lose", "Küchenrolle 4er"),
              "Zwischensumme",
              "MwSt 7%",
              "SUMME EUR",
              List.of("Gegeben bar", "Rückgeld"),
              ',',
              7,
              List.of("USt-IdNr. DE999999921", "Vielen Dank für Ihren Einkauf!")),
          new Country(
              List.of(
                  "Harbor Street Diner",
                  "88 Harbor Street",
                  "Portland, OR 97201",
                  "(503) 555-0142"),
              "%3$02d/%2$02d/%1$d 7:%4$02d PM",
              "Check #%d",
              List.of("Cheeseburger", "Clam Chowder", "Iced Tea", "Apple Pie a la Mode"),
              "Subtotal",
              "Sales Tax 8%",
              "Total $",
              List.of("Cash", "Change"),
              '.',
              8,
              List.of("Server: Ann  Table 12  Guests 3", "Suggested tip 18% 20% 22%")),
          new Country(
              List.of("Boulangerie du Vieux Pont", "18 quai des Tanneurs", "67000 Strasbourg"),
              "Le %2$02d/%3$02d/%1$d à 12:%4$02d",
              "Ticket n° %d",
              List.of(
                  "Baguette tradition", "Pain au chocolat", "Tarte aux pommes", "Café expresso"),
              "Total HT",
              "TVA 10%",
              "TOTAL TTC EUR",
              List.of("Espèces", "Rendu"),
              ',',
              10,
              List.of("SIRET 999 999 999 00017", "Merci de votre visite")),
          new Country(
              List.of(
                  "The Copper Kettle Ltd", "4 Market Row", "York YO1 9ZZ", "VAT No GB 999 9999 73"),
              "%2$02d Mar %1$d 10:%4$02d",
              "Receipt No %d",
              List.of("Pot of tea", "Fruit scone", "Soup of the day", "Victoria sponge"),
              "Subtotal",
              "VAT 20%",
              "TOTAL GBP",
              List.of("CASH TENDERED", "CHANGE DUE"),
              '.',
              20,
              List.of("You were served by Sam", "Please retain for your records")),
          new Country(
              List.of("De Groene Hamer B.V.", "Kanaalweg 31", "3526 KM Utrecht", "KvK 99999999"),
              "Datum: %2$02d-%3$02d-%1$d %4$02d:10",
              "Bonnummer %d",
              List.of("Schroeven 4x40", "Verfroller 18cm", "Schuurpapier P120", "Muurverf wit 10L"),
              "Subtotaal",
              "BTW 21%",
              "TOTAAL EUR",
              List.of("Contant", "Wisselgeld"),
              ',',
              21,
              List.of("Ruilen binnen 30 dagen met bon", "Bedankt en tot ziens")));

  private Receipts() {}

  /**
   * One receipt on one page.
   *
   * @param seed which one; the page's number, too
   */
  static Page page(int seed) {
    Random random = new Random(seed);
    Country country = COUNTRIES.get(Math.floorMod(seed, COUNTRIES.size()));
    Sheet sheet = new Sheet(random);
    country.head().forEach(sheet::center);
    sheet.row(
        country
            .date()
            .formatted(
                2020 + random.nextInt(6),
                1 + random.nextInt(28),
                1 + random.nextInt(12),
                random.nextInt(60)),
        "");
    sheet.row(country.number().formatted(1000 + random.nextInt(90_000)), "");
    int items = 3 + random.nextInt(12);
    long subtotal = 0;
    for (int i = 0; i < items; i++) {
      long amount = 50L + random.nextInt(4000);
      subtotal += amount;
      String name = country.goods().get(random.nextInt(country.goods().size()));
      sheet.row(name, money(amount, country));
      if (random.nextInt(4) == 0) {
        sheet.row("  2 x " + money(amount / 2, country), "");
      }
    }
    long tax = Math.round(subtotal * country.percent() / 100.0);
    long total = subtotal + tax;
    long paid = (total / 1000 + 1) * 1000;
    sheet.row(country.subtotal(), money(subtotal, country));
    sheet.row(country.tax(), money(tax, country));
    sheet.row(country.total(), money(total, country));
    sheet.row(country.payment().get(0), money(paid, country));
    sheet.row(country.payment().get(1), money(paid - total, country));
    country.foot().forEach(sheet::center);
    return new Page(Math.max(1, seed), sheet.lines, List.of());
  }

  private static String money(long hundredths, Country country) {
    return String.format(
        Locale.ROOT, "%d%c%02d", hundredths / 100, country.point(), hundredths % 100);
  }

  /** The lines as OCR would give them. */
  private static final class Sheet {
    private final List<TextLine> lines = new ArrayList<>();
    private final Random random;
    private final double slope;
    private double top = 0.02;

    Sheet(Random random) {
      this.random = random;
      this.slope = random.nextInt(3) == 0 ? 0.01 * (random.nextDouble() - 0.5) : 0;
    }

    void center(String text) {
      line(0.5 - LETTER * text.length() / 2, text);
      top += ROW;
    }

    void row(String left, String right) {
      line(0.05, left);
      if (!right.isEmpty()) {
        line(0.95 - LETTER * right.length(), right);
      }
      top += ROW;
    }

    private void line(double left, String printed) {
      String text = random.nextInt(40) == 0 ? printed.replace('0', 'O').replace('1', 'l') : printed;
      List<Word> words = new ArrayList<>();
      int start = 0;
      for (String word : text.split(" ", -1)) {
        if (!word.isEmpty()) {
          words.add(new Word(word, box(left + LETTER * start, word), 95));
        }
        start += word.length() + 1;
      }
      lines.add(new TextLine(text, box(left, text), 95, words));
    }

    private Box box(double left, String text) {
      return new Box(left, top + slope * left, LETTER * text.length(), 0.011);
    }
  }
}
