package dev.receipts.cli;

import dev.receipts.cli.picture.Mark;
import dev.receipts.cli.picture.PagePainter;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Explanation.Candidate;
import dev.receipts.review.ReceiptFields;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Writes a picture of each page with a receipt, with the places of its values. One page is drawn at
 * a time, as soon as a later receipt begins behind it.
 */
final class ExplainedPages {
  private final OpenFile file;
  private final String name;
  private final Path folder;
  private final int runnersUp;
  private final Consumer<Path> written;
  private final PagePainter painter = new PagePainter();
  private final List<Explanation> pending = new ArrayList<>();
  private int next = 1;

  /**
   * Pictures for one file.
   *
   * @param name of the file, with which the pictures' names begin
   * @param folder where they are written; made when needed
   * @param runnersUp how many are shown for a field
   * @param written hears of each picture
   */
  ExplainedPages(OpenFile file, String name, Path folder, int runnersUp, Consumer<Path> written) {
    this.file = file;
    this.name = name;
    this.folder = folder;
    this.runnersUp = runnersUp;
    this.written = written;
  }

  void add(Explanation explanation) {
    drawBefore(explanation.receipt().firstPage());
    pending.add(explanation);
  }

  /** Draws what is left. */
  void finish() {
    drawBefore(Integer.MAX_VALUE);
  }

  private void drawBefore(int end) {
    int last = pending.stream().mapToInt(each -> each.receipt().lastPage()).max().orElse(0);
    for (int page = next; page <= last && page < end; page++) {
      draw(page);
      next = page + 1;
    }
    pending.removeIf(each -> each.receipt().lastPage() < end);
  }

  private void draw(int page) {
    List<Mark> marks = new ArrayList<>();
    boolean shown = false;
    for (Explanation explanation : pending) {
      shown |=
          explanation.receipt().firstPage() <= page && page <= explanation.receipt().lastPage();
      explanation.candidates().entrySet().stream()
          .sorted(Map.Entry.comparingByKey(ReceiptFields.order()))
          .forEach(
              field ->
                  field.getValue().stream()
                      .limit(1L + runnersUp)
                      .filter(candidate -> candidate.evidence().page() == page)
                      .map(candidate -> mark(explanation, field.getKey(), candidate))
                      .forEach(marks::add));
    }
    if (shown) {
      save(painter.explain(file.picture(page), name + ", page " + page, marks), page);
    }
  }

  private static Mark mark(Explanation explanation, String field, Candidate candidate) {
    return new Mark(
        explanation.receipt().index() + 1,
        field,
        TextTable.printable(candidate.value()),
        candidate.evidence().box(),
        candidate.chosen());
  }

  private void save(BufferedImage picture, int page) {
    // The whole name of the file and a word of its own: no name that an original would have.
    Path target = folder.resolve("%s-page-%d-explained.png".formatted(name, page));
    try {
      Files.createDirectories(folder);
      ImageIO.write(picture, "png", target.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The picture %s cannot be written. Name another folder with --picture.".formatted(target),
          e);
    }
    written.accept(target);
  }
}
