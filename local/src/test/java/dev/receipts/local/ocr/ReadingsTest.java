package dev.receipts.local.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final String[] PROVEN = {
    "HOLLY CORNER STORE",
    "Date: 14.03.2026",
    "Tea|4.00",
    "Cake|6.00",
    "Total|10.00",
    "Cash|20.00",
    "Change|10.00"
  };

  private final Readings readings = new Readings(new StandardReceiptParser());

  @Test
  void isSettledByTheFirstReadingThatProvesItsTotal() {
    readings.add(page(90, PROVEN));

    assertThat(readings.settled()).isTrue();
    assertThat(texts(readings.best())).contains("HOLLY CORNER STORE", "Total", "10.00");
  }

  @Test
  void isOpenWhileNoReadingProvesItsTotal() {
    readings.add(page(90, "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|10.00"));

    assertThat(readings.settled()).isFalse();
  }

  @Test
  void isOpenWhileAnAmountBetweenOthersIsIllegible() {
    List<TextLine> lines = new ArrayList<>(page(90, PROVEN));
    lines.add(line(0.3, 0.8, 90, "1,183"));
    lines.add(line(0.5, 0.8, 40, "SB"));
    lines.add(line(0.7, 0.8, 90, "1,278"));
    readings.add(lines);
    assertThat(readings.settled()).isFalse();

    readings.add(page(90, PROVEN));
    assertThat(readings.settled()).isTrue();
    assertThat(texts(readings.best())).doesNotContain("SB");
  }

  @Test
  void isSettledWhenTwoReadingsShowNoReceipt() {
    List<TextLine> terms = page(90, "General terms", "We deliver as soon as we can.");

    readings.add(terms);
    assertThat(readings.settled()).isFalse();
    readings.add(terms);
    assertThat(readings.settled()).isTrue();
  }

  @Test
  void takesTheReadingWhoseArithmeticClosesBeforeOneThatLooksSurer() {
    readings.add(
        page(
            99,
            "HOLLY CORNER STORE",
            "Date: 14.03.2026",
            "Tea|4.00",
            "Cake|6.00",
            "Total|16.00",
            "Cash|20.00",
            "Change|10.00"));
    readings.add(page(80, PROVEN));

    assertThat(texts(readings.best())).contains("10.00").doesNotContain("16.00");
  }

  @Test
  void takesTheValueOnWhichMostReadingsAgree() {
    readings.add(page(91, "HOLLY CORNER STORE", "Date: 19.03.2026", "Total|10.00"));
    readings.add(page(90, "HOLLY CORNER ST0RE", "Date: 14.03.2026", "Total|10.00"));
    readings.add(page(90, "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|18.00"));

    assertThat(texts(readings.best()))
        .containsExactly("HOLLY CORNER STORE", "Date: 14.03.2026", "Total", "10.00");
  }

  @Test
  void addsTheHeadlineThatTheBestReadingLeftOut() {
    String[] withoutName = PROVEN.clone();
    withoutName[0] = "";
    readings.add(page(80, "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|10.00"));
    readings.add(page(90, withoutName));

    assertThat(texts(readings.best())).startsWith("HOLLY CORNER STORE").contains("Change");
  }

  @Test
  void leavesOutWhatOnlyOnePassSawAndDoubts() {
    readings.add(page(90, "", "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|10.00"));
    readings.add(page(30, "wvvlrn"));

    assertThat(texts(readings.best())).doesNotContain("wvvlrn");
  }

  @Test
  void wantsTheHeadAgainWhereTheTotalIsProvenAndTheNameIsDoubtful() {
    readings.add(page(80, PROVEN));
    assertThat(readings.wantsHead()).isTrue();

    readings.addHead(page(80, "HOLLY CORNER STORE"));
    assertThat(readings.wantsHead()).isFalse();
  }

  @Test
  void doesNotWantTheHeadAgainWhereTheNameIsSureOrTheTotalIsOpen() {
    readings.add(page(80, "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|10.00"));
    assertThat(readings.wantsHead()).isFalse();

    readings.add(page(99, PROVEN));
    assertThat(readings.wantsHead()).isFalse();
  }

  @Test
  void addsTheHeadlineThatOnlyTheHeadHas() {
    String[] withoutName = PROVEN.clone();
    withoutName[0] = "";
    readings.add(page(90, withoutName));
    readings.addHead(page(85, "HOLLY CORNER STORE"));

    assertThat(texts(readings.best())).startsWith("HOLLY CORNER STORE").contains("Change");
  }

  @Test
  void spellsTheNameAsMostReadingsDo() {
    String[] misread = PROVEN.clone();
    misread[0] = "HDLLY CORNER STORE";
    readings.add(words(95, misread));
    readings.addHead(words(80, "HOLLY CORNEP STORE"));
    readings.addHead(words(80, "HOLLY C0RNER STORE"));

    assertThat(texts(readings.best())).startsWith("HOLLY CORNER STORE").contains("Change");
  }

  @Test
  void spellsEveryRowOfANameThatGoesOnBelow() {
    readings.add(words(95, nameOfTwoRows("HDLLY HARDWARE (SUNSET", "BAY) SDN BHD")));
    for (int i = 0; i < 2; i++) {
      readings.addHead(words(80, "HOLLY HARDWARE (SUNSET", "BAY) SDN BHD"));
    }

    assertThat(texts(readings.best())).startsWith("HOLLY HARDWARE (SUNSET");
  }

  private static String[] nameOfTwoRows(String first, String second) {
    List<String> rows = new ArrayList<>(List.of(PROVEN));
    rows.set(0, first);
    rows.add(1, second);
    return rows.toArray(String[]::new);
  }

  @Test
  void givesLittleForATotalThatNoLabelNames() {
    readings.add(page(80, "HOLLY CORNER STORE", "Date: 14.03.2026", "Total|10.00"));
    readings.add(page(99, "HOLLY CORNER STORE", "Date: 14.03.2026", "Toxxx|115.00"));

    assertThat(texts(readings.best())).contains("10.00").doesNotContain("115.00");
  }

  @Test
  void readsNothingOffAnEmptyPage() {
    readings.add(List.of());
    readings.add(List.of());

    assertThat(readings.settled()).isTrue();
    assertThat(readings.best()).isEmpty();
  }

  /** Rows of one or, around the bar, two cells; an empty one leaves its place on the page free. */
  private static List<TextLine> page(double confidence, String... rows) {
    List<TextLine> lines = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      double top = 0.05 + i * 0.05;
      double left = 0.1;
      for (String cell : rows[i].split("\\|", -1)) {
        if (!cell.isEmpty()) {
          lines.add(line(left, top, confidence, cell));
        }
        left = 0.7;
      }
    }
    return lines;
  }

  /** The same with a box for every word. */
  private static List<TextLine> words(double confidence, String... rows) {
    return page(confidence, rows).stream()
        .map(
            line -> {
              List<Word> words = new ArrayList<>();
              double left = line.box().left();
              for (String word : line.text().split(" ", -1)) {
                double width = 0.02 * word.length();
                Box box = new Box(left, line.box().top(), width, line.box().height());
                words.add(new Word(word, box, confidence));
                left += width + 0.02;
              }
              return new TextLine(line.text(), line.box(), confidence, words);
            })
        .toList();
  }

  private static TextLine line(double left, double top, double confidence, String text) {
    Box box = new Box(left, top, 0.02 * text.length(), 0.03);
    return new TextLine(text, box, confidence, List.of(new Word(text, box, confidence)));
  }

  private static List<String> texts(List<TextLine> lines) {
    return lines.stream().map(TextLine::text).toList();
  }
}
