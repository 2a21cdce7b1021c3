package dev.receipts.functions.collecttextract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.DocumentMetadata;
import software.amazon.awssdk.services.textract.model.ExpenseDocument;
import software.amazon.awssdk.services.textract.model.ExpenseField;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionResponse;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisResponse;
import software.amazon.awssdk.services.textract.model.JobStatus;
import software.amazon.awssdk.services.textract.model.Warning;

/**
 * What the two operations' answers have in common.
 *
 * @param wire the answer itself
 * @param pagesInMetadata how many pages Textract says the document has, 0 where it does not
 * @param pagesSeen the numbers of the pages that something in this answer stands on
 */
record Answer(
    SdkPojo wire,
    JobStatus status,
    Optional<String> statusMessage,
    Optional<String> nextToken,
    int pagesInMetadata,
    SortedSet<Integer> pagesSeen,
    List<Warning> warnings) {

  static Answer of(GetExpenseAnalysisResponse response) {
    return new Answer(
        response,
        response.jobStatus(),
        Optional.ofNullable(response.statusMessage()),
        Optional.ofNullable(response.nextToken()),
        pages(response.documentMetadata()),
        numbers(response.expenseDocuments().stream().flatMap(Answer::pages)),
        response.warnings());
  }

  static Answer of(GetDocumentTextDetectionResponse response) {
    return new Answer(
        response,
        response.jobStatus(),
        Optional.ofNullable(response.statusMessage()),
        Optional.ofNullable(response.nextToken()),
        pages(response.documentMetadata()),
        numbers(response.blocks().stream().map(Answer::page)),
        response.warnings());
  }

  /** The pages that a warning names. */
  SortedSet<Integer> failedPages() {
    return numbers(warnings.stream().flatMap(warning -> warning.pages().stream()));
  }

  /** The error codes of the warnings, each once. */
  List<String> warningCodes() {
    return warnings.stream().map(Warning::errorCode).filter(Objects::nonNull).distinct().toList();
  }

  private static Stream<Integer> pages(ExpenseDocument expense) {
    Stream<ExpenseField> lineItemFields =
        expense.lineItemGroups().stream()
            .flatMap(group -> group.lineItems().stream())
            .flatMap(item -> item.lineItemExpenseFields().stream());
    return Stream.concat(
        expense.blocks().stream().map(Answer::page),
        Stream.concat(expense.summaryFields().stream(), lineItemFields)
            .map(ExpenseField::pageNumber));
  }

  /** Textract leaves the number away where there is one page only. */
  private static Integer page(Block block) {
    return block.page() == null ? 1 : block.page();
  }

  private static int pages(DocumentMetadata metadata) {
    return metadata == null || metadata.pages() == null ? 0 : metadata.pages();
  }

  private static SortedSet<Integer> numbers(Stream<Integer> pages) {
    return pages.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
  }
}
