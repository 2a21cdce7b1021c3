package dev.receipts.textract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.page.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is stored as an answer: pages come of it, or the one exception that says it is none. */
class TextractAnswersFuzzTest {
  private static final String ANSWER =
      """
      {"DocumentMetadata":{"Pages":2},"JobStatus":"SUCCEEDED","Blocks":[
      {"BlockType":"PAGE","Id":"p","Page":1},
      {"BlockType":"LINE","Id":"l","Page":1,"Text":"TOTAL 10.60","Confidence":99.1,
       "Geometry":{"BoundingBox":{"Left":0.1,"Top":0.2,"Width":0.3,"Height":0.02}},
       "Relationships":[{"Type":"CHILD","Ids":["w"]}]},
      {"BlockType":"WORD","Id":"w","Page":1,"Text":"TOTAL","Confidence":98}],
      "ExpenseDocuments":[{"ExpenseIndex":1,"SummaryFields":[
       {"Type":{"Text":"TOTAL","Confidence":99},"ValueDetection":{"Text":"10.60","Confidence":99},
        "LabelDetection":{"Text":"TOTAL"},"Currency":{"Code":"EUR"},"PageNumber":2,
        "GroupProperties":[{"Types":["VENDOR"]}]}],
       "LineItemGroups":[{"LineItems":[{"LineItemExpenseFields":[
        {"Type":{"Text":"ITEM"},"ValueDetection":{"Text":"Tea"},"PageNumber":2}]}]}]}]}\
      """;

  @Property(tries = 500)
  void anyBytesAreAnAnswerOrRefused(@ForAll byte[] bytes) {
    assertPagesOrRefusal(bytes);
  }

  @Property(tries = 1500)
  void anAnswerWithErrorsInItIsAnAnswerOrRefused(@ForAll("damaged") String answer) {
    assertPagesOrRefusal(answer.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 300)
  void anAnswerWithWrongBytesIsAnAnswerOrRefused(@ForAll("places") int place, @ForAll byte wrong) {
    byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
    bytes[place] = wrong;

    assertPagesOrRefusal(bytes);
  }

  @Example
  void endlessNestingIsRefused() {
    for (String opening : List.of("[", "{\"a\":", "{\"Blocks\":[{\"a\":[", "{\"Blocks\":[[")) {
      assertThatThrownBy(() -> read(opening.repeat(100_000).getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(TextractFormatException.class);
    }
  }

  @Example
  void numbersBeyondAllBoundsAreNoTrap() {
    for (String number : List.of("1e999999999", "-1e999999999", "2147483647", "-2147483648")) {
      assertPagesOrRefusal(
          ANSWER
              .replace("\"Page\":1", "\"Page\":" + number)
              .replace("0.2", number)
              .replace("\"PageNumber\":2", "\"PageNumber\":" + number)
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @Example
  void oneLineOfAMillionLettersIsRead() {
    assertPagesOrRefusal(
        ANSWER.replace("TOTAL 10.60", "9.9 ".repeat(250_000)).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, ANSWER.length() - 1);
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> error =
        Arbitraries.oneOf(
            Arbitraries.of(
                "", "\"", "{", "}", "[", "]", ",", "null", "\\u0000", "-1", "1e400", "{}"),
            Arbitraries.strings().ofMaxLength(3));
    return Combinators.combine(places(), Arbitraries.integers().between(0, 30), error)
        .as(
            (from, length, text) ->
                ANSWER.substring(0, from)
                    + text
                    + ANSWER.substring(Math.min(ANSWER.length(), from + length)));
  }

  private static void assertPagesOrRefusal(byte[] answer) {
    List<Page> pages;
    try {
      pages = read(answer);
    } catch (TextractFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(pages).extracting(Page::number).isSorted().doesNotHaveDuplicates();
    new StandardReceiptParser().parse(pages.iterator(), receipt -> {});
  }

  private static List<Page> read(byte[] answer) {
    List<Page> pages = new ArrayList<>();
    Iterator<Page> iterator = TextractAnswers.pages(new ByteArrayInputStream(answer));
    iterator.forEachRemaining(pages::add);
    return pages;
  }
}
