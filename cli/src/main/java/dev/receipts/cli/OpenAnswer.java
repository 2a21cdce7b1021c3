package dev.receipts.cli;

import dev.receipts.cli.picture.PagePainter;
import dev.receipts.local.ocr.DocumentPages;
import dev.receipts.page.Page;
import dev.receipts.textract.TextractAnswers;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A stored answer of Textract. It holds no picture of its pages: they are those of the document it
 * was made from, where that is given, or blank ones with the text on them.
 */
final class OpenAnswer implements OpenFile {
  /** Of the shape of A4, for an answer does not tell a page's shape. */
  private static final int WIDTH = 1131;

  private final Path file;
  private final Optional<DocumentPages> document;
  private final InputStream stream;
  private InputStream again;
  private Iterator<Page> pagesAgain;
  private int pictured;

  /**
   * Opens an answer.
   *
   * @param document what it was made from; closed with this
   */
  OpenAnswer(Path file, Optional<DocumentPages> document) throws IOException {
    this.file = file;
    this.document = document;
    this.stream = Files.newInputStream(file);
    this.again = InputStream.nullInputStream();
    this.pagesAgain = List.<Page>of().iterator();
  }

  @Override
  public Iterator<Page> pages() {
    return TextractAnswers.pages(stream);
  }

  @Override
  public BufferedImage picture(int number) {
    return document
        .filter(pages -> number <= pages.count())
        .map(pages -> pages.picture(number, LONGEST_SIDE))
        .orElseGet(() -> new PagePainter().write(page(number).lines(), WIDTH, LONGEST_SIDE));
  }

  /** Reads the answer a second time, so that not all its pages need to be held. */
  private Page page(int number) {
    try {
      if (pictured == 0 || pictured >= number) {
        again.close();
        again = Files.newInputStream(file);
        pagesAgain = TextractAnswers.pages(again);
      }
      while (pagesAgain.hasNext()) {
        Page page = pagesAgain.next();
        if (page.number() == number) {
          pictured = number;
          return page;
        }
      }
      pictured = Integer.MAX_VALUE;
      return new Page(number, List.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
      again.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      document.ifPresent(DocumentPages::close);
    }
  }
}
