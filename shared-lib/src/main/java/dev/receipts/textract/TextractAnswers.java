package dev.receipts.textract;

import dev.receipts.page.Page;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the pages out of stored Textract answers: AnalyzeExpense, GetExpenseAnalysis,
 * DetectDocumentText, AnalyzeDocument and GetDocumentTextDetection, in the shape in which they come
 * over the wire. One source may hold one answer, a JSON array of answers, or several answers one
 * after the other.
 *
 * <p>A page is handed over as soon as a later page begins, so memory does not grow with the number
 * of answers. A page's blocks may go on in the next answer. An answer without a {@code JobStatus}
 * is a synchronous one and thus a document of its own: its pages are numbered on from the pages
 * before it.
 *
 * <p>The iterators throw {@link TextractFormatException} when the input is not an answer with a
 * result, and {@link java.io.UncheckedIOException} when it cannot be read.
 */
public final class TextractAnswers {
  private TextractAnswers() {}

  /** The pages of answers that are opened one after the other, each only when it is needed. */
  public static Iterator<Page> pages(Iterator<? extends AnswerSource> answers) {
    return new PageIterator(answers);
  }

  /** The pages of one stored file. */
  public static Iterator<Page> pages(InputStream answer) {
    return pages(List.<AnswerSource>of(() -> answer).iterator());
  }
}
