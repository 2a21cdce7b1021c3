package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.origin.Addresses;
import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import dev.receipts.receipt.Letters;
import java.util.List;
import java.util.Set;

/** How much speaks for a row being the name of the vendor. */
final class NameWeight {
  private static final Phrases<Boolean> BANK = VendorWords.NAMES.phrases("bank");

  private static final int LONGEST_ADDRESSEE = 14;

  private static final Phrases<Boolean> ADDRESSEE = VendorWords.NAMES.phrases("addressee");

  private static final int SIGN_ROWS = 3;

  /** So many rows with titles may stand between the label of a recipient and the name. */
  private static final int ROWS_BETWEEN = 2;

  /** A row is badly read where its confidence is this much, in percent, below the others'. */
  private static final double DOUBTFUL = 10;

  /** A row this many times as high as the others is no text of theirs. */
  private static final double LARGE = 1.6;

  private final NameRows rows;
  private final WebNames web;
  private final List<String> mentions;

  /** Where the head of the receipt ends. */
  private final int body;

  NameWeight(NameRows rows, WebNames web, List<VendorFinder.Name> mentions, int body) {
    this.rows = rows;
    this.web = web;
    this.mentions = mentions.stream().map(mention -> Letters.oneByOne(mention.name())).toList();
    this.body = body;
  }

  /** Weighs the name that goes over a row and those of the span; below zero it is none. */
  double of(int index, NameSpan span) {
    return form(index, span)
        + place(index, span)
        + print(index)
        + echoes(index, span)
        + labels(index, span)
        + neighbours(index, span);
  }

  private boolean isTop(int index) {
    return index < body;
  }

  /** How near it stands to the top, and whether it has the form of a business's name. */
  private double form(int index, NameSpan span) {
    NameShape shape = rows.shape(index);
    double weight = isTop(index) ? 30 - 3.0 * index : 6 - 0.02 * index;
    if (shape.trader()) {
      // The sign above it names the shop.
      weight += isTop(index) ? 2 : 12;
    } else if (span.legalEnd()) {
      weight += 30;
    } else if (isTop(index) && index > 0 && LegalForms.begins(shape.text())) {
      // "S.A.S MILL" runs the shop of which the sign above it tells.
      weight += 2;
    } else if (shape.legal()) {
      weight += 12;
    }
    if (shape.business()) {
      weight += 14;
    }
    if (shape.sentence()) {
      weight -= isTop(index) ? 28 : 40;
    }
    if (shape.digits() && !(index == 0 && shape.branchNumber())) {
      weight -= 8;
    }
    return weight;
  }

  /** Addresses are no names, but names stand above addresses. */
  private double place(int index, NameSpan span) {
    NameShape shape = rows.shape(index);
    double weight = 0;
    if (shape.address()) {
      boolean onTop = index == 0 || (index == 1 && !rows.shape(0).nameLike());
      boolean sign = (shape.business() && onTop) || (index == 0 && shape.wordsOnly());
      weight -= span.legalEnd() ? 5 : sign ? 10 : 30;
    }
    if (shape.street() && !span.legalEnd()) {
      weight -= shape.business() ? 14 : 40;
    }
    if (index > 0 && rows.shape(index - 1).street() && LegalForms.mayBeProvince(shape.text())) {
      weight -= 60;
    }
    if (index == 0 && isLetterhead()) {
      weight += 20;
    }
    if (!isTop(index) && !BANK.find(rows.row(index).words()).isEmpty()) {
      weight -= 40;
    }
    return weight;
  }

  /** Names are printed large, and names worth taking are well read. */
  private double print(int index) {
    double weight = 0;
    if (rows.medianHeight() > 0 && isTop(index)) {
      double ratio = rows.row(index).row().box().height() / rows.medianHeight();
      weight += Math.clamp((ratio - 1) * 10, -4, 12);
      if (ratio >= 2 && isRepeated(index)) {
        weight += 18;
      }
    }
    double confidence = rows.row(index).row().confidence();
    return weight - Math.clamp(1.2 * (rows.medianConfidence() - 4 - confidence), 0, 40);
  }

  /** What else on the receipt has the same name: an address, the sign at the top, a phrase. */
  private double echoes(int index, NameSpan span) {
    String name = span.text(rows);
    double weight = 0;
    if (web.in(name)) {
      // Far from the head, it may be somebody else's, as that of a card's points.
      boolean own = isTop(index) || span.legalEnd() || rows.shape(index).legal();
      weight += own ? 30 : 15;
    }
    if (!isTop(index) && span.legalEnd() && resemblesSign(index)) {
      weight += 15;
    }
    if (!mentions.isEmpty()) {
      String folded = Letters.oneByOne(name);
      weight += mentions.stream().anyMatch(folded::contains) ? 15 : 0;
    }
    return weight;
  }

  /** What the words of the row itself mean. */
  private double labels(int index, NameSpan span) {
    RowFacts row = rows.row(index);
    NameShape shape = rows.shape(index);
    // What was cut off the name, as the number of a branch, does not count.
    Set<Concept> concepts =
        row.text().startsWith(shape.text())
            ? row.concepts(0, shape.text().length())
            : row.concepts();
    double weight = 0;
    if (NameLabels.isLabel(row, shape) && !isAboveTheAddress(index) && !web.in(span.text(rows))) {
      weight -= 35;
    }
    if (NameLabels.isTitle(row, shape)) {
      weight -= 60;
    }
    if (NameText.isSenderLine(row.text()) && !concepts.contains(Concept.RECIPIENT)) {
      weight += 30;
    }
    boolean ofOthers =
        concepts.contains(Concept.OTHERNUMBER) || concepts.contains(Concept.CUSTOMER);
    boolean sign = isAboveTheAddress(index) && row.numbers().isEmpty() && row.purity() < 0.5;
    if (ofOthers && !sign) {
      weight -= shape.legalEnd() ? 12 : 30;
    }
    if (concepts.contains(Concept.DOCUMENT)
        || concepts.contains(Concept.FOOTER)
        || RowFacts.ofNumber(concepts)) {
      weight -= 25;
    }
    if (concepts.contains(Concept.DATE)
        && row.dates().stream().anyMatch(date -> date.start() < shape.text().length())) {
      weight -= 40;
    }
    if (span.legalEnd() && NameRows.introduced(row).isPresent()) {
      weight += 25;
    }
    return weight;
  }

  /** What the row above says: that an owner, a seller, a customer or a recipient follows. */
  private double neighbours(int index, NameSpan span) {
    RowFacts row = rows.row(index);
    double weight = 0;
    boolean owner = NameText.namesOwner(row.words());
    boolean recipient = NameLabels.namesRecipient(row) || isTwice(rows.shape(index).text());
    if (span.legalEnd() && NameLabels.namesSeller(row)) {
      weight += 20;
    }
    if (index > 0) {
      RowFacts above = rows.row(index - 1);
      owner |= NameText.namesOwner(above.words());
      recipient |= NameLabels.isRecipient(above) && !rows.isBesideRecipient(index);
      recipient |=
          NameText.isSenderLine(above.text())
              || isAddressee(above)
              || isBelowRecipientAndTitles(index)
              || isBelowRecipientAndPerson(index);
      if (NameLabels.isSeller(above) && (span.legalEnd() || rows.shape(index).legal())) {
        weight += 20;
      } else if (NameLabels.isOnlySeller(above)) {
        weight += 35;
      } else if (above.concepts().contains(Concept.CUSTOMER)) {
        weight -= 20;
      }
    }
    return weight - (owner ? 25 : 0) - (recipient ? 50 : 0);
  }

  /** {@code Bill to}, {@code Invoice No. 4711} from the column beside, and then the name. */
  private boolean isBelowRecipientAndTitles(int index) {
    for (int above = index - 1; above >= 0 && above >= index - 1 - ROWS_BETWEEN; above--) {
      RowFacts row = rows.row(above);
      if (NameLabels.namesRecipient(row) && !rows.shape(above).legal()) {
        return true;
      }
      if (row.concepts().isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /** {@code Herrn} or {@code Messrs}, alone in the column. */
  private static boolean isAddressee(RowFacts row) {
    String text = row.row().cells().getFirst().text();
    if (text.length() > LONGEST_ADDRESSEE) {
      return false;
    }
    Words words = Words.of(text);
    return ADDRESSEE.find(words).stream()
        .anyMatch(match -> match.from() == 0 && match.to() == words.words().size());
  }

  /** {@code Deliver to}, {@code Eva Miller} and then her company. */
  private boolean isBelowRecipientAndPerson(int index) {
    return index > 1
        && NameLabels.isRecipient(rows.row(index - 2))
        && rows.row(index - 1).concepts().isEmpty()
        && rows.row(index - 1).numbers().isEmpty()
        && rows.row(index - 2).row().cells().size() == 1
        && rows.row(index - 1).row().cells().size() == 1;
  }

  /** {@code Mill Ltd Mill Ltd}: who pays, and to whom it is delivered. */
  private static boolean isTwice(String name) {
    int half = name.length() / 2;
    return name.length() % 2 == 1
        && half >= 4
        && name.charAt(half) == ' '
        && name.substring(0, half).equals(name.substring(half + 1));
  }

  /** The first row above an address is a sign, whatever it says: {@code NETTO} is a shop, too. */
  private boolean isAboveTheAddress(int index) {
    return index == 0 && rows.size() > 1 && (rows.shape(1).street() || rows.shape(1).address());
  }

  /** Whether the first row stands above a street and a town, as the sender of a letter does. */
  private boolean isLetterhead() {
    if (rows.size() < 3 || !rows.row(0).concepts().isEmpty()) {
      return false;
    }
    // A logo is large and badly read, and no name as printed.
    Row first = rows.row(0).row();
    boolean logo =
        first.confidence() < rows.medianConfidence() - DOUBTFUL
            || first.box().height() > LARGE * rows.medianHeight();
    return !logo
        && (rows.shape(1).street() || rows.shape(1).address())
        && (rows.shape(2).address() || Addresses.isTown(rows.row(2).text()));
  }

  /** Whether a word of a row resembles one in the rows at the very top, as read from a logo. */
  private boolean resemblesSign(int index) {
    for (Words.Word word : rows.row(index).words().words()) {
      for (int i = 0; i < Math.min(SIGN_ROWS, rows.size()); i++) {
        for (Words.Word sign : rows.row(i).words().words()) {
          if (Spelling.alike(word.text(), sign.text())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a word of a large line stands on another row too. */
  private boolean isRepeated(int index) {
    for (Words.Word word : rows.row(index).words().words()) {
      if (word.text().length() < 4 || !word.wordy()) {
        continue;
      }
      for (RowFacts other : rows.all()) {
        if (other.index() != index
            && other.words().words().stream().anyMatch(w -> w.text().equals(word.text()))) {
          return true;
        }
      }
    }
    return false;
  }
}
