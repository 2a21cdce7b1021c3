package dev.receipts.local.textract;

import java.util.Arrays;
import java.util.Optional;

/** The operations of Textract's API that the stand-in answers. */
public enum Operation {
  START_EXPENSE_ANALYSIS("StartExpenseAnalysis"),
  GET_EXPENSE_ANALYSIS("GetExpenseAnalysis"),
  START_DOCUMENT_TEXT_DETECTION("StartDocumentTextDetection"),
  GET_DOCUMENT_TEXT_DETECTION("GetDocumentTextDetection"),
  ANALYZE_EXPENSE("AnalyzeExpense"),
  DETECT_DOCUMENT_TEXT("DetectDocumentText");

  private static final String TARGET_PREFIX = "Textract.";

  private final String wireName;

  Operation(String wireName) {
    this.wireName = wireName;
  }

  /** By the {@code X-Amz-Target} header. */
  static Optional<Operation> ofTarget(String target) {
    return Arrays.stream(values())
        .filter(operation -> (TARGET_PREFIX + operation.wireName).equals(target))
        .findFirst();
  }
}
