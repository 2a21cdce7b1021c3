package dev.receipts.functions.storereceipts;

import dev.receipts.document.SourceDocument;
import dev.receipts.duplicate.Comparison;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.Fingerprints;
import dev.receipts.duplicate.Traits;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.receipt.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Looks for the receipts of a document among those that were stored before.
 *
 * <p>A receipt's item is written first, then the receipt joins the lists of its fingerprints, then
 * it is compared with those before it in these lists. So of two receipts that are stored at the
 * same moment the later one finds the item of the earlier one, and which is the later one is
 * decided by the first list that holds both: all join their lists in the same order. Within a
 * document the one that stands first is the earlier one.
 *
 * <p>A receipt that joined before stays where it is, and the other receipts of its own document in
 * the lists are left out: they may be of an earlier run. So a repetition finds the same again. A
 * receipt without an item (it was withdrawn) is no original, and one that is too large for its item
 * is found by the content of its file only.
 */
final class DuplicateSearch {
  private final SourceDocument document;
  private final DuplicatesTable lists;
  private final ReceiptsTable receipts;
  private final Map<String, List<Known>> inDocument = new HashMap<>();

  DuplicateSearch(SourceDocument document, DuplicatesTable lists, ReceiptsTable receipts) {
    this.document = document;
    this.lists = lists;
    this.receipts = receipts;
  }

  /** A receipt that others are compared with. */
  record Known(String receiptId, Traits traits, String place) {}

  /**
   * What is asked about one receipt.
   *
   * @param fingerprints the strongest first
   * @param before the receipts of the same document that stand before it and share a fingerprint
   */
  record Question(Known receipt, int firstPage, List<String> fingerprints, List<Known> before) {}

  /** An earlier receipt of another document, with the strongest fingerprint that both share. */
  private record Shared(String receiptId, boolean content) {}

  /** Takes the next receipt; to be called for one after the other, in the document's order. */
  Question next(Receipt receipt) {
    Traits traits = Traits.of(receipt);
    Known known =
        new Known(
            document.documentId().receiptId(receipt.index()),
            traits,
            "page %d of the same file".formatted(receipt.firstPage()));
    List<String> fingerprints = Fingerprints.of(document, receipt.index(), traits);
    List<Known> before = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      List<Known> sharing = inDocument.computeIfAbsent(fingerprint, key -> new ArrayList<>());
      before.addAll(sharing);
      if (sharing.size() < DuplicatesTable.MOST) {
        sharing.add(known);
      }
    }
    return new Question(
        known, receipt.firstPage(), fingerprints, before.stream().distinct().toList());
  }

  /**
   * Joins the lists, and finds the receipt that this one repeats. To be called when its item is
   * written; safe for use by many threads.
   */
  Optional<Duplicate> answer(Question question) {
    for (Shared earlier : earlier(question)) {
      Optional<Duplicate> duplicate =
          receipts.find(earlier.receiptId).flatMap(item -> compare(question, earlier, item));
      if (duplicate.isPresent()) {
        return duplicate;
      }
    }
    return question.before.stream()
        .flatMap(known -> compare(question.receipt.traits, known).stream())
        .findFirst();
  }

  private List<Shared> earlier(Question question) {
    String id = question.receipt.receiptId;
    boolean alone = true;
    for (String fingerprint : question.fingerprints) {
      List<String> list = lists.join(fingerprint, id);
      alone &= list.stream().allMatch(this::isOfDocument);
    }
    if (alone) {
      return List.of();
    }
    // Again, now that this receipt is in all of them.
    Map<String, List<String>> holders = lists.read(question.fingerprints);
    List<Shared> earlier = new ArrayList<>();
    Set<String> decided = new HashSet<>();
    for (boolean held : new boolean[] {true, false}) {
      for (String fingerprint : question.fingerprints) {
        List<String> list = holders.get(fingerprint);
        int position = list.indexOf(id);
        if (position >= 0 == held) {
          for (int i = 0; i < list.size(); i++) {
            String other = list.get(i);
            // Where the list was full before this receipt came, all in it are earlier.
            if (!isOfDocument(other) && decided.add(other) && (i < position || !held)) {
              earlier.add(new Shared(other, Fingerprints.isOfContent(fingerprint)));
            }
          }
        }
      }
    }
    return earlier;
  }

  private boolean isOfDocument(String receiptId) {
    return receiptId.startsWith(document.documentId().value());
  }

  private static Optional<Duplicate> compare(
      Question question, Shared earlier, Map<String, AttributeValue> item) {
    RowReader row = ReceiptItem.reader(item);
    String file = row.required("S3FilePath", row.text("S3FilePath"));
    int page = row.required("FirstPage", row.integer("FirstPage"));
    if (earlier.content && page == question.firstPage) {
      return Optional.of(
          new Duplicate(earlier.receiptId, "The same file was uploaded before as " + file + "."));
    }
    return MachineReading.receipt(item)
        .map(Traits::of)
        .map(traits -> new Known(earlier.receiptId, traits, "page %d of %s".formatted(page, file)))
        .flatMap(known -> compare(question.receipt.traits, known));
  }

  private static Optional<Duplicate> compare(Traits traits, Known earlier) {
    return Comparison.agreement(traits, earlier.traits)
        .map(
            agreement ->
                new Duplicate(
                    earlier.receiptId,
                    "S%s as on %s.".formatted(agreement.substring(1), earlier.place)));
  }
}
