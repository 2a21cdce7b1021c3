package dev.receipts.local.rehearsal;

import dev.receipts.local.rehearsal.TextPdf.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A document made for a rehearsal. No two are alike, not even of two folders, so that a value that
 * ends in the wrong row shows. Most have one page; every fifth has two, every twenty-fifth three, a
 * receipt on each.
 *
 * @param file a PDF; each character is a byte
 * @param receipts what is on it, in the order of the pages
 */
record RehearsalDocument(String key, String file, List<ExpectedReceipt> receipts) {
  private static final int MOST_PAGES = 3;
  private static final int FOLDERS = 10_000;
  private static final int DOCUMENTS_OF_A_FOLDER = 50_000;
  private static final int CENTS_TO_TWO_DIGITS = 2;

  private static final List<String> SYLLABLES =
      List.of(
          "BAL", "COR", "DEN", "FAR", "GOR", "HAL", "KEL", "LOM", "MAR", "NOR", "PAL", "RON", "SAL",
          "TOR", "VAN", "WIL");

  private static final List<String> ARTICLES =
      List.of("Bread rolls", "Apple juice", "Ground coffee", "Olive oil", "Garden soap");

  /** The document with an index; the same folder and index give the same document. */
  static RehearsalDocument of(String folder, int index) {
    int first = Math.floorMod(folder.hashCode(), FOLDERS) * DOCUMENTS_OF_A_FOLDER;
    List<List<Row>> pages = new ArrayList<>();
    List<ExpectedReceipt> receipts = new ArrayList<>();
    for (int page = 0; page < pages(index); page++) {
      int number = first + index * MOST_PAGES + page;
      BigDecimal net = BigDecimal.valueOf(100 + number * 37L % 90_000, CENTS_TO_TWO_DIGITS);
      BigDecimal tax = BigDecimal.valueOf(5 + number % 900, CENTS_TO_TWO_DIGITS);
      ExpectedReceipt receipt =
          new ExpectedReceipt(
              vendor(number),
              LocalDate.of(2026, 1, 5).plusDays(number % 170).toString(),
              "R" + (1_000_000_000 + number),
              ExpectedReceipt.plain(net.add(tax).toString()));
      receipts.add(receipt);
      pages.add(
          List.of(
              new Row(receipt.vendor(), ""),
              new Row("14 Garden Street, Springfield", ""),
              new Row("Date: " + receipt.date(), ""),
              new Row("Receipt no. " + receipt.number(), ""),
              new Row(ARTICLES.get(number % ARTICLES.size()), net.toPlainString()),
              new Row("SUBTOTAL", net.toPlainString()),
              new Row("TAX", tax.toPlainString()),
              new Row("TOTAL EUR", net.add(tax).toPlainString())));
    }
    return new RehearsalDocument(
        "%s/%05d.pdf".formatted(folder, index), TextPdf.of(pages), List.copyOf(receipts));
  }

  static List<RehearsalDocument> many(String folder, int number) {
    return IntStream.range(0, number).mapToObj(index -> of(folder, index)).toList();
  }

  /** The same content under another key. */
  RehearsalDocument as(String otherKey) {
    return new RehearsalDocument(otherKey, file, receipts);
  }

  byte[] content() {
    return file.getBytes(StandardCharsets.US_ASCII);
  }

  int pages() {
    return receipts.size();
  }

  private static int pages(int index) {
    if (index % 25 == 24) {
      return 3;
    }
    return index % 5 == 4 ? 2 : 1;
  }

  /** Letters only: a number in a name could be taken for one of the receipt's. */
  private static String vendor(int number) {
    StringBuilder name = new StringBuilder();
    int rest = number;
    for (int syllable = 0; syllable < 4; syllable++) {
      name.append(SYLLABLES.get(rest % SYLLABLES.size()));
      rest /= SYLLABLES.size();
      if (syllable == 1) {
        name.append(' ');
      }
    }
    return (name + " STORE").toUpperCase(Locale.ROOT);
  }
}
