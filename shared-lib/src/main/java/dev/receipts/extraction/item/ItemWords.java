package dev.receipts.extraction.item;

import dev.receipts.extraction.words.WordList;

/** The words that stand beside goods, as {@code items.txt} lists them. */
final class ItemWords {
  static final WordList LIST = WordList.of("items.txt", "sign", "article");

  private ItemWords() {}
}
