package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.receipt.Explanation;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedPagesTest {
  @TempDir private Path folder;

  private final List<Integer> asked = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  @Test
  void aPageIsDrawnAsSoonAsALaterReceiptBegins() {
    ExplainedPages pages = pages();
    List<Explanation> explanations = explanations(3);

    pages.add(explanations.get(0));
    assertThat(asked).isEmpty();
    pages.add(explanations.get(1));
    assertThat(asked).containsExactly(1);
    pages.add(explanations.get(2));
    assertThat(asked).containsExactly(1, 2);
    pages.finish();
    assertThat(asked).containsExactly(1, 2, 3);
  }

  @Test
  void aPictureIsNeverNamedAsTheFileItShows() {
    ExplainedPages pages = pages();
    pages.add(explanations(1).getFirst());
    pages.finish();

    assertThat(written).containsExactly("scan.png-page-1-explained.png");
  }

  private ExplainedPages pages() {
    OpenFile file =
        new OpenFile() {
          @Override
          public Iterator<Page> pages() {
            throw new UnsupportedOperationException();
          }

          @Override
          public BufferedImage picture(int number) {
            asked.add(number);
            return new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB);
          }

          @Override
          public void close() {}
        };
    return new ExplainedPages(
        file, "scan.png", folder, 3, path -> written.add(path.getFileName().toString()));
  }

  private static List<Explanation> explanations(int receipts) {
    List<Explanation> explanations = new ArrayList<>();
    Iterator<Page> pages =
        IntStream.rangeClosed(1, receipts)
            .mapToObj(
                number ->
                    new Page(
                        number,
                        List.of(
                            line("Shop %d Ltd".formatted(number), 0.1, 0.1),
                            line("Receipt no %d".formatted(1000 + number), 0.1, 0.2),
                            line("TOTAL", 0.1, 0.5),
                            line("%d.00".formatted(number), 0.8, 0.5)),
                        List.of()))
            .iterator();
    new StandardReceiptParser().explain(pages, explanations::add);
    assertThat(explanations).hasSize(receipts);
    return explanations;
  }

  private static TextLine line(String text, double left, double top) {
    return new TextLine(text, new Box(left, top, 0.01 * text.length(), 0.02), 99, List.of());
  }
}
