package dev.receipts.functions.storereceipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.document.SourceDocument;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.json.Json;
import dev.receipts.pipeline.Run;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.receipt.ReceiptLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicateSearchTest {
  private static final SourceDocument FIRST = document("first.pdf", "e1");
  private static final SourceDocument SECOND = document("second.jpg", "e2");
  private static final Run RUN = new Run("execution", Instant.parse("2026-01-15T09:30:14Z"), 0);

  private final Tables tables = new Tables();

  @Test
  void theFirstOneIsNoDuplicateAndTheSecondOneIsOne() {
    assertThat(store(FIRST, coffee("17"))).containsExactly(Optional.empty());
    assertThat(store(SECOND, coffee("17")))
        .containsExactly(
            Optional.of(
                new Duplicate(
                    id(FIRST, 0),
                    "Same vendor, date, number, total and line items as on page 1 of"
                        + " s3://inbox/first.pdf.")));
  }

  @Test
  void theSameContentIsADuplicateWhateverWasRead() {
    SourceDocument copy = document("copy.pdf", "e1");
    store(FIRST, "\"vendor\":{},\"status\":\"NEEDS_REVIEW\"");

    assertThat(store(copy, "\"vendor\":{},\"status\":\"NEEDS_REVIEW\""))
        .containsExactly(
            Optional.of(
                new Duplicate(
                    id(FIRST, 0), "The same file was uploaded before as s3://inbox/first.pdf.")));
  }

  @Test
  void equalReceiptsWithOtherNumbersAreNoDuplicates() {
    assertThat(store(FIRST, coffee("17"), coffee("18"))).containsOnly(Optional.empty());
    assertThat(store(SECOND, coffee("19"))).containsOnly(Optional.empty());
  }

  @Test
  void ofTwoInOneDocumentTheSecondIsTheDuplicate() {
    assertThat(store(FIRST, coffee("17"), coffee("17")))
        .containsExactly(
            Optional.empty(),
            Optional.of(
                new Duplicate(
                    id(FIRST, 0),
                    "Same vendor, date, number, total and line items as on page 1 of the same"
                        + " file.")));
  }

  @Test
  void aRepetitionFindsTheSameAgain() {
    List<Optional<Duplicate>> first = store(FIRST, coffee("17"), coffee("17"));
    List<Optional<Duplicate>> second = store(SECOND, coffee("17"));

    assertThat(store(FIRST, coffee("17"), coffee("17"))).isEqualTo(first);
    assertThat(store(SECOND, coffee("17"))).isEqualTo(second);
    assertThat(store(FIRST, coffee("17"), coffee("17"))).isEqualTo(first);
  }

  @Test
  void anEarlierRunOfTheSameDocumentIsNoOriginalOfItsOwnReceipts() {
    store(FIRST, coffee("99"), coffee("17"));

    assertThat(store(FIRST, coffee("17"))).containsExactly(Optional.empty());
  }

  @Test
  void aReceiptThatWasWithdrawnIsNoOriginal() {
    store(FIRST, coffee("17"));
    tables.remove(id(FIRST, 0));

    assertThat(store(SECOND, coffee("17"))).containsExactly(Optional.empty());
  }

  @Test
  void ofTwoThatAreStoredAtTheSameMomentExactlyOneIsTheDuplicate() {
    // The second one overtakes the first one between any two of its steps.
    for (int overtaken = 0; overtaken < 4; overtaken++) {
      Tables shared = new Tables();
      int[] step = {overtaken};
      List<Optional<Duplicate>> answers = new ArrayList<>();
      shared.beforeJoining(
          fingerprint -> {
            if (step[0]-- == 0) {
              answers.addAll(store(shared, SECOND, coffee("17")));
            }
          });
      answers.addAll(store(shared, FIRST, coffee("17")));

      assertThat(answers).as("overtaken at step " + overtaken).hasSize(2);
      assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }
  }

  @Test
  void aFullListStillTellsWhoCameBefore() {
    for (int i = 0; i < DuplicatesTable.MOST; i++) {
      store(document("other-" + i, "other-" + i), coffee(Integer.toString(1000 + i)));
    }
    store(FIRST, coffee("17"));

    assertThat(store(SECOND, coffee("17")))
        .singleElement()
        .satisfies(
            duplicate -> assertThat(duplicate).map(Duplicate::receiptId).hasValue(id(FIRST, 0)));
    assertThat(store(FIRST, coffee("17"))).containsExactly(Optional.empty());
  }

  private List<Optional<Duplicate>> store(SourceDocument document, String... receipts) {
    return store(tables, document, receipts);
  }

  private static List<Optional<Duplicate>> store(
      Tables tables, SourceDocument document, String... receipts) {
    DuplicateSearch search = new DuplicateSearch(document, tables.duplicates(), tables.receipts());
    List<DuplicateSearch.Question> questions = new ArrayList<>();
    for (int i = 0; i < receipts.length; i++) {
      String json =
          "{\"index\":%d,\"firstPage\":1,\"lastPage\":1,\"type\":\"RECEIPT\",%s}"
              .formatted(i, receipts[i]);
      ReceiptLines.Line line = line(json);
      tables.put(ReceiptItem.of(document, RUN, line, "path"));
      questions.add(search.next(line.receipt()));
    }
    // In the other order, as threads may do it.
    List<Optional<Duplicate>> answers = new ArrayList<>();
    questions.reversed().forEach(question -> answers.addFirst(search.answer(question)));
    return answers;
  }

  private static ReceiptLines.Line line(String json) {
    try {
      return new ReceiptLines.Line(ReceiptJson.read(Json.mapper().readTree(json)), json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String coffee(String number) {
    return """
    "vendor":{"name":"Café Morgenrot"},"date":"2026-01-14","number":"%s","currency":"EUR",\
    "total":3.50,"lineItems":[{"description":"Coffee","amount":3.50}],"status":"VERIFIED"\
    """
        .formatted(number);
  }

  private static String id(SourceDocument document, int index) {
    return document.documentId().receiptId(index);
  }

  private static SourceDocument document(String key, String eTag) {
    return SourceDocument.of(
        "inbox", key, Optional.of("v1"), eTag, 7, Instant.parse("2026-01-15T09:30:14Z"));
  }
}
