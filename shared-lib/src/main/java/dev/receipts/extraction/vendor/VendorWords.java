package dev.receipts.extraction.vendor;

import dev.receipts.extraction.words.WordList;

/** The word lists that tell vendors. */
final class VendorWords {
  static final WordList NAMES =
      WordList.of(
          "vendors.txt",
          "mention",
          "around",
          "business",
          "purpose",
          "society",
          "society form",
          "filler",
          "owner",
          "branch",
          "before",
          "bank",
          "label",
          "addressee");

  static final WordList CONTACTS =
      WordList.of("contacts.txt", "phone", "taxid", "website", "provider");

  private VendorWords() {}
}
