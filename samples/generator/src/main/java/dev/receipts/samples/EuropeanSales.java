package dev.receipts.samples;

import dev.receipts.samples.Sale.Pricing;
import dev.receipts.samples.Sale.PrintedSubtotal;
import dev.receipts.samples.Sale.TaxPrint;
import dev.receipts.samples.Sale.Till;
import dev.receipts.samples.Words.Word;
import java.util.Locale;

/** Sales in Europe. Every shop, person, number and address is made up. */
final class EuropeanSales {
  private static final Words GERMAN =
      Words.english()
          .with(Word.TITLE, "")
          .with(Word.NUMBER, "Bon-Nr.")
          .with(Word.DATE, "Datum")
          .with(Word.SUBTOTAL, "Zwischensumme")
          .with(Word.TOTAL, "SUMME")
          .with(Word.TAX, "MwSt")
          .with(Word.NET, "Netto")
          .with(Word.AMOUNT, "Steuer")
          .with(Word.GROSS, "Brutto")
          .with(Word.SUM, "Gesamt")
          .with(Word.CASH, "Bar")
          .with(Word.CHANGE, "Rückgeld")
          .with(Word.THANKS, "Vielen Dank für Ihren Einkauf!");

  private EuropeanSales() {}

  static Sale germanSupermarket() {
    Tax food = Tax.coded("B", "MwSt", "7");
    Tax other = Tax.coded("A", "MwSt", "19");
    Shop shop =
        Shop.named("Lindenhof Markt", "Kastanienallee 212", "50667 Köln")
            .phone("0221 4710 155")
            .taxId("USt-IdNr.", "DE999999921");
    return Sale.of(shop, "2026-03-14T18:42", "4711-083")
        .in("EUR", Format.of(",", ".", "dd.MM.yyyy").money("", " EUR"), GERMAN)
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.TABLE)
        .item("Vollmilch 3,5%", "2", "1.19", food)
        .item("Bauernbrot 750g", "1", "3.49", food)
        .measured("Tomaten lose", "0.846", "kg", "2.99", food)
        .item("Bergkäse mild", "1", "4.79", food)
        .item("Eier Freiland 10er", "1", "3.29", food)
        .item("Apfelsaft naturtrüb", "3", "1.79", other)
        .item("Pfand 0,25 EUR", "3", "0.25", other)
        .item("Spülmittel Zitrone", "1", "1.45", other)
        .item("Küchenrolle 4er", "1", "2.49", other)
        .card("Girocard", "4417")
        .build();
  }

  static Sale germanPetrolStation() {
    Tax full = Tax.coded("A", "MwSt", "19");
    Tax food = Tax.coded("B", "MwSt", "7");
    Shop shop =
        Shop.named("Tankhof Nordheide", "Alte Heerstraße 7", "21244 Musterheide")
            .phone("030 23125 014")
            .taxId("St-Nr.", "99/999/99921");
    return Sale.of(shop, "2026-01-30T07:55", "0081993")
        .in(
            "EUR",
            Format.of(",", ".", "dd.MM.yy").money("", " EUR"),
            GERMAN
                .with(Word.NUMBER, "Beleg")
                .with(Word.TOTAL, "Gesamtbetrag")
                .with(Word.THANKS, "Gute Fahrt!"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.TABLE)
        .measured("Super E10 Säule 4", "41.37", "l", "1.739", full)
        .item("Kaffee groß", "1", "3.20", full)
        .item("Käsebrötchen", "1", "2.90", food)
        .card("Mastercard", "8802")
        .build();
  }

  static Sale frenchCafe() {
    Tax reduced = Tax.of("TVA", "10");
    Tax full = Tax.of("TVA", "20");
    Shop shop =
        Shop.named("Café du Vieux Pont", "18 quai des Tanneurs", "67000 Strasbourg")
            .phone("03 53 01 47 20")
            .taxId("SIRET", "999 999 999 00017");
    return Sale.of(shop, "2026-02-21T12:47", "T-20931")
        .in(
            "EUR",
            Format.of(",", " ", "dd/MM/yyyy").money("", " EUR"),
            Words.english()
                .with(Word.TITLE, "")
                .with(Word.NUMBER, "Ticket")
                .with(Word.DATE, "Date")
                .with(Word.TOTAL, "TOTAL TTC")
                .with(Word.NET, "Total HT")
                .with(Word.THANKS, "Merci de votre visite"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.LINES)
        .item("Formule midi", "2", "16.50", reduced)
        .item("Tarte flambée", "1", "11.80", reduced)
        .item("Eau minérale 50cl", "1", "4.20", reduced)
        .item("Verre Riesling", "2", "5.90", full)
        .item("Café expresso", "3", "2.10", reduced)
        .card("Carte bancaire", "0316")
        .build();
  }

  static Sale britishPharmacy() {
    Tax standard = Tax.coded("S", "VAT", "20");
    Tax zero = Tax.coded("Z", "VAT", "0");
    Shop shop =
        Shop.named("Harbour Lane Pharmacy", "41 Harbour Lane", "Whitcombe WH7 3QZ")
            .phone("01632 960 418")
            .taxId("VAT No.", "GB 999 9999 73")
            .website("harbourlane.example");
    return Sale.of(shop, "2026-01-17T10:26", "HL-55820")
        .in(
            "GBP",
            Format.of(".", ",", "dd MMM yyyy").language(Locale.UK).money("£", ""),
            Words.english().with(Word.TITLE, "SALES RECEIPT").with(Word.AMOUNT, "VAT"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.GOODS, TaxPrint.TABLE)
        .item("Paracetamol 500mg x16", "2", "0.95", standard)
        .item("Children's toothpaste", "1", "2.60", standard)
        .item("Sunscreen SPF 50", "1", "11.49", standard)
        .item("Prescription charge", "1", "9.90", zero)
        .item("Infant formula 800g", "1", "12.75", zero)
        .discount("Loyalty saving", "1.20", standard)
        .cash("40")
        .build();
  }

  static Sale britishPub() {
    Tax standard = Tax.of("VAT", "20");
    Shop shop =
        Shop.named("The Copper Heron", "3 Mill Street", "Ashbourne Vale AV2 1XX")
            .phone("01632 960 077")
            .taxId("VAT Reg No", "GB 999 9998 75");
    return Sale.of(shop, "2026-06-05T20:14", "9043")
        .in(
            "GBP",
            Format.of(".", ",", "dd/MM/yyyy").money("£", ""),
            Words.english().with(Word.TITLE, "").with(Word.NUMBER, "Check").with(Word.NET, "Net"))
        .on(Till.TABLE_SERVICE)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.LINES)
        .item("Steak & ale pie", "2", "15.95", standard)
        .item("Triple cooked chips", "1", "4.50", standard)
        .item("Best bitter pint", "3", "5.10", standard)
        .item("Elderflower presse", "1", "3.25", standard)
        .card("VISA DEBIT", "6631")
        .build();
  }

  static Sale irishBookshop() {
    Tax zero = Tax.coded("C", "VAT", "0");
    Tax reduced = Tax.coded("B", "VAT", "13.5");
    Tax standard = Tax.coded("A", "VAT", "23");
    Shop shop =
        Shop.named("Quayside Books & Tea", "12 Merchants Row", "Galway H91 XX00")
            .taxId("VAT", "IE9999998FA");
    return Sale.of(shop, "2026-04-23T15:08", "QB/1187")
        .in(
            "EUR",
            Format.of(".", ",", "d MMMM yyyy").language(Locale.UK).money("€", ""),
            Words.english().with(Word.AMOUNT, "VAT"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NONE, TaxPrint.TABLE)
        .item("Paperback: The Long Tide", "1", "14.99", zero)
        .item("Children's atlas", "1", "19.95", zero)
        .item("Scone with butter", "2", "3.60", reduced)
        .item("Gift wrap", "1", "2.50", standard)
        .cash("50")
        .build();
  }

  static Sale spanishRestaurant() {
    Tax reduced = Tax.of("IVA", "10");
    Shop shop =
        Shop.named("Taberna La Encina", "Calle Falsa 27", "37002 Salamanca")
            .taxId("CIF", "B99999996");
    return Sale.of(shop, "2026-05-16T22:31", "002/4459")
        .in(
            "EUR",
            Format.of(",", ".", "dd/MM/yyyy").money("", " €"),
            Words.english()
                .with(Word.TITLE, "FACTURA SIMPLIFICADA")
                .with(Word.NUMBER, "Factura")
                .with(Word.DATE, "Fecha")
                .with(Word.TOTAL, "TOTAL")
                .with(Word.NET, "Base imponible")
                .with(Word.CASH, "Efectivo")
                .with(Word.CHANGE, "Cambio")
                .with(Word.THANKS, "Gracias por su visita"))
        .on(Till.TABLE_SERVICE)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.LINES)
        .item("Jamon iberico", "1", "18.50", reduced)
        .item("Croquetas caseras", "2", "7.80", reduced)
        .item("Chuleton 1 kg", "1", "46.00", reduced)
        .item("Vino de la casa", "1", "12.50", reduced)
        .item("Pan", "4", "1.20", reduced)
        .cash("100")
        .build();
  }

  static Sale italianBakery() {
    Tax bread = Tax.of("IVA", "4");
    Tax cafe = Tax.of("IVA", "10");
    Shop shop =
        Shop.named("Panificio Fratelli Monti", "Via dei Mulini 9", "40121 Bologna BO")
            .taxId("P.IVA", "99999999990");
    return Sale.of(shop, "2026-03-27T08:19", "0452-0031")
        .in(
            "EUR",
            Format.of(",", ".", "dd-MM-yyyy").money("€ ", ""),
            Words.english()
                .with(Word.TITLE, "DOCUMENTO COMMERCIALE")
                .with(Word.NUMBER, "DOCUMENTO N.")
                .with(Word.DATE, "Data")
                .with(Word.TOTAL, "TOTALE")
                .with(Word.CASH, "Contanti")
                .with(Word.CHANGE, "Resto")
                .with(Word.THANKS, "Arrivederci e grazie"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NONE, TaxPrint.LINES)
        .measured("Pane casereccio", "0.640", "kg", "4.20", bread)
        .item("Focaccia", "2", "2.50", bread)
        .item("Cappuccino", "2", "1.60", cafe)
        .item("Cornetto crema", "2", "1.50", cafe)
        .cash("20")
        .build();
  }

  static Sale danishFurniture() {
    Tax full = Tax.of("Moms", "25");
    Shop shop =
        Shop.named("Fjordhus Interior", "Havnegade 88", "8000 Aarhus C")
            .taxId("CVR", "99 99 99 93");
    return Sale.of(shop, "2026-02-18T16:03", "30-77214")
        .in(
            "DKK",
            Format.of(",", ".", "dd.MM.yyyy").money("", " DKK"),
            Words.english()
                .with(Word.TITLE, "KVITTERING")
                .with(Word.NUMBER, "Bon nr.")
                .with(Word.DATE, "Dato")
                .with(Word.TOTAL, "TOTAL")
                .with(Word.THANKS, "Tak for handlen"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NONE, TaxPrint.LINES)
        .item("Spisebord eg 180 cm", "1", "4295.00", full)
        .item("Stol sort", "4", "649.50", full)
        .item("Levering", "1", "395.00", full)
        .card("Dankort", "1290")
        .build();
  }

  static Sale dutchHardware() {
    Tax high = Tax.of("BTW", "21");
    Tax low = Tax.of("BTW", "9");
    Shop shop =
        Shop.named("De Gouden Hamer", "IJzerstraat 114", "3511 XX Utrecht")
            .slogan("Alles voor uw klus")
            .phone("085 000 0199")
            .taxId("BTW-nr.", "NL999999999B99")
            .website("degoudenhamer.example");
    return Sale.of(shop, "2026-02-19T11:33", "2026-004518")
        .in(
            "EUR",
            Format.of(",", ".", "dd-MM-yyyy").money("€ ", ""),
            Words.english()
                .with(Word.TITLE, "KASSABON")
                .with(Word.NUMBER, "Bonnummer")
                .with(Word.DATE, "Datum")
                .with(Word.SUBTOTAL, "Subtotaal")
                .with(Word.TOTAL, "TOTAAL")
                .with(Word.TAX, "BTW")
                .with(Word.NET, "Excl.")
                .with(Word.AMOUNT, "BTW")
                .with(Word.GROSS, "Incl.")
                .with(Word.THANKS, "Bedankt en tot ziens!"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.GOODS, TaxPrint.TABLE)
        .item("Accuboormachine 18V", "1", "149.00", high)
        .item("Schroeven 4x40 (200 st)", "2", "8.95", high)
        .item("Muurverf wit 10 l", "1", "64.99", high)
        .item("Verfroller set", "1", "12.49", high)
        .item("Kamerplant Ficus", "1", "17.50", low)
        .discount("Actiekorting", "15.00", high)
        .card("PIN Maestro", "5078")
        .build();
  }

  static Sale polishGrocer() {
    Tax reduced = Tax.coded("B", "PTU B", "8");
    Tax full = Tax.coded("A", "PTU A", "23");
    Tax food = Tax.coded("C", "PTU C", "5");
    Shop shop =
        Shop.named("Sklep Pod Lipami", "ul. Lipowa 15", "00-950 Warszawa")
            .taxId("NIP", "999-999-99-92");
    return Sale.of(shop, "2026-04-29T17:20", "W000412")
        .in(
            "PLN",
            Format.of(",", " ", "yyyy-MM-dd").money("", " PLN"),
            Words.english()
                .with(Word.TITLE, "PARAGON FISKALNY")
                .with(Word.NUMBER, "Nr")
                .with(Word.DATE, "Data")
                .with(Word.TOTAL, "SUMA")
                .with(Word.CASH, "Gotówka")
                .with(Word.CHANGE, "Reszta")
                .with(Word.THANKS, "Dziękujemy, zapraszamy ponownie"))
        .on(Till.SHOP_DATE_LAST)
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NONE, TaxPrint.LINES)
        .item("Chleb wiejski", "1", "7.49", food)
        .item("Masło 200 g", "2", "8.29", food)
        .measured("Jabłka", "1.215", "kg", "4.99", food)
        .item("Sok jabłkowy 1 l", "2", "6.80", reduced)
        .item("Proszek do prania", "1", "42.99", full)
        .cash("100")
        .build();
  }

  static Sale swedishElectronics() {
    Tax full = Tax.of("Moms", "25");
    Shop shop =
        Shop.named("Norrsken Elektronik", "Storgatan 61", "903 30 Umeå")
            .taxId("Org.nr", "999999-9994");
    return Sale.of(shop, "2026-04-30T13:55", "K2-108841")
        .in(
            "SEK",
            Format.of(",", " ", "yyyy-MM-dd").money("", " SEK"),
            Words.english()
                .with(Word.TITLE, "KVITTO")
                .with(Word.NUMBER, "Kvitto nr")
                .with(Word.DATE, "Datum")
                .with(Word.TOTAL, "Att betala")
                .with(Word.NET, "Netto")
                .with(Word.THANKS, "Tack och välkommen åter"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.NET, TaxPrint.LINES)
        .item("Trådlösa hörlurar", "1", "1849.00", full)
        .item("USB-C kabel 2 m", "3", "129.90", full)
        .item("Laddare 65 W", "1", "449.00", full)
        .card("Visa", "7325")
        .build();
  }

  static Sale swissRestaurant() {
    Tax normal = Tax.of("MWST", "8.1");
    Tax reduced = Tax.of("MWST", "2.6");
    Shop shop =
        Shop.named("Gasthof Steinbock", "Dorfplatz 4", "7099 Bergtal GR")
            .taxId("MWST-Nr.", "CHE-999.999.995");
    return Sale.of(shop, "2026-01-24T21:36", "1184")
        .in(
            "CHF",
            Format.of(".", "'", "dd.MM.yyyy").money("CHF ", ""),
            GERMAN
                .with(Word.NUMBER, "Rechnung")
                .with(Word.TOTAL, "TOTAL")
                .with(Word.TAX, "MWST")
                .with(Word.AMOUNT, "MWST")
                .with(Word.ROUNDING, "Rundung")
                .with(Word.CHANGE, "Zurück")
                .with(Word.THANKS, "Auf Wiedersehen"))
        .priced(Pricing.TAX_INCLUDED, PrintedSubtotal.GOODS, TaxPrint.TABLE)
        .item("Bankettmenü", "14", "78.00", normal)
        .item("Fendant 75 cl", "3", "46.50", normal)
        .item("Mineral 1 l", "1", "9.50", normal)
        .measured("Bündnerfleisch Laden", "0.212", "kg", "89.00", reduced)
        .roundedTo("0.05")
        .cash("1300")
        .build();
  }

  static Sale austrianInvoice() {
    Tax full = Tax.of("USt", "20");
    Tax culture = Tax.of("USt", "13");
    Tax reduced = Tax.of("USt", "10");
    Shop shop =
        Shop.named(
                "Weingut Österreicher & Söhne GmbH",
                "Kellergasse 19",
                "3550 Langental",
                "Österreich")
            .phone("+43 2700 0199")
            .taxId("UID", "ATU99999995")
            .website("www.weingut-soehne.example");
    return Sale.of(shop, "2026-02-28T00:00", "RE-2026-0147")
        .in(
            "EUR",
            Format.of(",", ".", "d. MMMM yyyy").language(Locale.GERMAN).money("€ ", ""),
            Words.english()
                .with(Word.TITLE, "Rechnung")
                .with(Word.BILL_TO, "An")
                .with(Word.NUMBER, "Rechnungsnummer")
                .with(Word.DATE, "Rechnungsdatum")
                .with(Word.ARTICLE, "Art.-Nr.")
                .with(Word.DESCRIPTION, "Bezeichnung")
                .with(Word.QUANTITY, "Menge")
                .with(Word.UNIT_PRICE, "Einzelpreis")
                .with(Word.TAX, "USt")
                .with(Word.AMOUNT, "Betrag")
                .with(Word.SUBTOTAL, "Zwischensumme netto")
                .with(Word.OF, "von")
                .with(Word.TOTAL, "Gesamtbetrag")
                .with(Word.PAGE, "Seite %d von %d")
                .with(
                    Word.TERMS, "Zahlbar binnen 14 Tagen ohne Abzug auf AT00 0000 0000 0000 0000.")
                .with(Word.THANKS, "Danke für Ihren Auftrag."))
        .priced(Pricing.TAX_ADDED, PrintedSubtotal.GOODS, TaxPrint.TABLE)
        .article("W-101", "Grüner Veltliner 2024, 6er Karton", "12", "58.80", full)
        .article("W-204", "Riesling Reserve, 6er Karton", "4", "94.50", full)
        .article("G-010", "Geschenkkiste Holz", "8", "11.90", full)
        .article("K-330", "Ab-Hof-Verkostung, je Person", "10", "24.00", culture)
        .article("L-075", "Traubensaft 1 l", "36", "2.95", reduced)
        .article("L-081", "Marillenmarmelade 220 g", "24", "4.35", reduced)
        .billedTo("Hotel Alpenblick Betriebs GmbH", "Seestraße 2", "5020 Salzburg")
        .build();
  }
}
