package dev.receipts.cli;

import dev.receipts.local.ocr.DocumentPages;
import dev.receipts.page.Page;
import java.awt.image.BufferedImage;
import java.util.Iterator;

/** An image or a PDF. */
record OpenDocument(DocumentPages document) implements OpenFile {
  @Override
  public Iterator<Page> pages() {
    return document;
  }

  @Override
  public BufferedImage picture(int number) {
    return document.picture(number, LONGEST_SIDE);
  }

  @Override
  public void close() {
    document.close();
  }
}
