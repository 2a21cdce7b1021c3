package dev.receipts.functions.collecttextract;

import dev.receipts.error.TextractIncompleteResultException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Proves that an answer covers the document: pages submitted = pages reported = pages seen. */
final class PageProof {
  private static final int LONGEST_LIST = 20;

  private final int submitted;
  private final SortedSet<Integer> reported = new TreeSet<>();
  private final SortedSet<Integer> seen = new TreeSet<>();

  PageProof(int submitted) {
    this.submitted = submitted;
  }

  void add(Answer answer) {
    reported.add(answer.pagesInMetadata());
    seen.addAll(answer.pagesSeen());
  }

  /**
   * Ends the proof.
   *
   * @throws TextractIncompleteResultException with the numbers, when a page is missing or too many
   */
  void demandAllPages() {
    SortedSet<Integer> expected =
        IntStream.rangeClosed(1, submitted).boxed().collect(Collectors.toCollection(TreeSet::new));
    if (seen.equals(expected) && reported.size() == 1 && reported.first() == submitted) {
      return;
    }
    SortedSet<Integer> missing = new TreeSet<>(expected);
    missing.removeAll(seen);
    String which = missing.isEmpty() ? "" : " (" + list("page", missing) + " missing)";
    throw new TextractIncompleteResultException(
        "The document has %d pages, Textract reports %s and its answer shows %d%s: redrive the document to read it again, or upload it again."
            .formatted(submitted, reported, seen.size(), which));
  }

  /** The numbers for people: {@code page 3} or {@code pages 3, 7, 9 and 14 more}. */
  static String list(String noun, SortedSet<Integer> numbers) {
    String shown =
        numbers.stream().limit(LONGEST_LIST).map(String::valueOf).collect(Collectors.joining(", "));
    int more = numbers.size() - LONGEST_LIST;
    return noun
        + (numbers.size() == 1 ? " " : "s ")
        + shown
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
