package dev.receipts.textract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextractAnswersTest {

  private static InputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Page> read(String... answers) {
    List<AnswerSource> sources = new ArrayList<>();
    for (String answer : answers) {
      sources.add(() -> stream(answer));
    }
    List<Page> pages = new ArrayList<>();
    TextractAnswers.pages(sources.iterator()).forEachRemaining(pages::add);
    return pages;
  }

  private static String block(String type, String id, int page, String text, String children) {
    return """
    {"BlockType": "%s", "Id": "%s", "Page": %d, "Text": "%s", "Confidence": 98.5,
     "Geometry": {"BoundingBox": {"Left": 0.1, "Top": 0.2, "Width": 0.3, "Height": 0.4}},
     "Relationships": [{"Type": "CHILD", "Ids": [%s]}]}
    """
        .formatted(type, id, page, text, children);
  }

  private static String answer(String... blocks) {
    return "{\"DocumentMetadata\": {\"Pages\": 9}, \"JobStatus\": \"SUCCEEDED\", \"Blocks\": ["
        + String.join(",", blocks)
        + "]}";
  }

  @Test
  void readsLinesWithTheirWords() {
    List<Page> pages =
        read(
            answer(
                block("PAGE", "p", 1, "", "\"l\""),
                block("LINE", "l", 1, "TOTAL 5.00", "\"w1\", \"w2\""),
                block("WORD", "w1", 1, "TOTAL", ""),
                block("WORD", "w2", 1, "5.00", "")));

    assertThat(pages)
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.number()).isEqualTo(1);
              TextLine line = page.lines().getFirst();
              assertThat(line.text()).isEqualTo("TOTAL 5.00");
              assertThat(line.box()).isEqualTo(new Box(0.1, 0.2, 0.3, 0.4));
              assertThat(line.confidence()).isEqualTo(98.5);
              assertThat(line.words())
                  .extracting(TextLine.Word::text)
                  .containsExactly("TOTAL", "5.00");
            });
  }

  @Test
  void putsAPageTogetherThatGoesOnInTheNextAnswer() {
    List<Page> pages =
        read(
            answer(block("LINE", "a", 1, "one", "\"w\"")),
            answer(block("WORD", "w", 1, "one", ""), block("LINE", "b", 1, "two", "")),
            answer(block("LINE", "c", 2, "three", "")));

    assertThat(pages).hasSize(2);
    assertThat(pages.get(0).lines()).extracting(TextLine::text).containsExactly("one", "two");
    assertThat(pages.get(0).lines().getFirst().words()).hasSize(1);
    assertThat(pages.get(1).lines()).extracting(TextLine::text).containsExactly("three");
  }

  @Test
  void readsAListOfAnswers() {
    String first = answer(block("LINE", "a", 1, "one", ""));
    String second = answer(block("LINE", "b", 2, "two", ""));

    assertThat(read("[" + first + "," + second + "]")).hasSize(2);
  }

  @Test
  void numbersThePagesOfSynchronousAnswersOn() {
    String synchronous =
        "{\"Blocks\": [{\"BlockType\": \"LINE\", \"Id\": \"x\", \"Text\": \"a\"}]}";

    assertThat(read(synchronous, synchronous)).extracting(Page::number).containsExactly(1, 2);
  }

  @Test
  void readsExpenseFieldsWithoutLosingTypesThatRepeat() {
    String answer =
        """
        {"DocumentMetadata": {"Pages": 1}, "ExpenseDocuments": [{"ExpenseIndex": 1,
          "SummaryFields": [
            {"Type": {"Text": "TOTAL", "Confidence": 99},
             "LabelDetection": {"Text": "TOTAL", "Confidence": 99},
             "ValueDetection": {"Text": "$5.00", "Confidence": 90},
             "Currency": {"Code": "USD"}, "PageNumber": 1},
            {"Type": {"Text": "TOTAL"}, "ValueDetection": {"Text": "$6.00"}, "PageNumber": 2,
             "GroupProperties": [{"Types": ["VENDOR"], "Id": "g"}]}],
          "LineItemGroups": [{"LineItems": [{"LineItemExpenseFields": [
            {"Type": {"Text": "ITEM"}, "ValueDetection": {"Text": "Tea"}, "PageNumber": 1}]}]}],
          "Blocks": [{"BlockType": "LINE", "Id": "l", "Text": "Tea", "Page": 1}]}]}
        """;

    List<Page> pages = read(answer);

    assertThat(pages).hasSize(2);
    assertThat(pages.get(0).lines()).hasSize(1);
    assertThat(pages.get(0).expenses().getFirst().summaryFields())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.value()).isEqualTo("$5.00");
              assertThat(field.confidence()).isEqualTo(90);
              assertThat(field.currency()).contains("USD");
            });
    assertThat(pages.get(0).expenses().getFirst().lineItems()).hasSize(1);
    assertThat(pages.get(1).expenses().getFirst().summaryFields().getFirst().groups())
        .containsExactly("VENDOR");
  }

  @Test
  void opensAnAnswerOnlyWhenItsTurnComes() {
    AtomicInteger opened = new AtomicInteger();
    Iterator<AnswerSource> sources =
        IntStream.rangeClosed(1, 100)
            .<AnswerSource>mapToObj(
                page ->
                    () -> {
                      opened.incrementAndGet();
                      return stream(answer(block("LINE", "l" + page, page, "text", "")));
                    })
            .iterator();

    Iterator<Page> pages = TextractAnswers.pages(sources);

    assertThat(pages.next().number()).isEqualTo(1);
    assertThat(opened).hasValueLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{}",
        "42",
        "\"text\"",
        "[[]]",
        "{\"Blocks\": 5}",
        "{\"Blocks\": [5]}",
        "{\"Blocks\": [",
        "not json",
        "{\"Records\": []}",
        "{\"JobStatus\": \"IN_PROGRESS\"}",
        "{\"JobStatus\": \"FAILED\", \"StatusMessage\": \"x\"}"
      })
  void saysWhenTheInputIsNoAnswerWithAResult(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(TextractFormatException.class)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Textract answer");
  }

  @Test
  void saysWhenTheInputCannotBeRead() {
    Iterator<AnswerSource> broken =
        List.<AnswerSource>of(
                () -> {
                  throw new IOException("gone");
                })
            .iterator();

    assertThatThrownBy(() -> TextractAnswers.pages(broken).hasNext())
        .isInstanceOf(UncheckedIOException.class);
  }
}
