package dev.receipts.samples;

import java.util.EnumMap;
import java.util.Map;

/** The words printed on a receipt, in its language. */
final class Words {
  private final Map<Word, String> words;

  private Words(Map<Word, String> words) {
    this.words = words;
  }

  static Words english() {
    Map<Word, String> words = new EnumMap<>(Word.class);
    for (Word word : Word.values()) {
      words.put(word, word.english);
    }
    return new Words(words);
  }

  Words with(Word word, String text) {
    Map<Word, String> changed = new EnumMap<>(words);
    changed.put(word, text);
    return new Words(changed);
  }

  String get(Word word) {
    return words.get(word);
  }

  /** What a receipt has a word for. */
  enum Word {
    TITLE("Receipt"),
    BILL_TO("Bill to"),
    NUMBER("Receipt no."),
    DATE("Date"),
    ARTICLE("Item"),
    DESCRIPTION("Description"),
    QUANTITY("Qty"),
    UNIT_PRICE("Unit price"),
    AMOUNT("Amount"),
    SUBTOTAL("Subtotal"),
    DISCOUNT("Discount"),
    TIP("Tip"),
    ROUNDING("Rounding"),
    TOTAL("TOTAL"),
    TAX("VAT"),
    NET("Net"),
    GROSS("Gross"),
    SUM("Sum"),
    OF("on"),
    CASH("Cash"),
    CHANGE("Change"),
    CARRIED_FORWARD("Carried forward"),
    BROUGHT_FORWARD("Brought forward"),
    PAGE("Page %d of %d"),
    TERMS(""),
    THANKS("Thank you for your visit");

    private final String english;

    Word(String english) {
      this.english = english;
    }
  }
}
