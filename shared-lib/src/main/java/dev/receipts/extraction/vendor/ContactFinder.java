package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Keywords;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the vendor's address and telephone in the head of a receipt, and tax number and web address
 * anywhere; what stands in the block of a recipient is the customer's.
 */
public final class ContactFinder {
  private static final int HEAD = 12;
  private static final int MAX_ADDRESS_ROWS = 5;

  /** A row of an address has at least so many. */
  private static final int LETTERS_OF_PART = 3;

  /** Signs behind the parts of an address and behind numbers, which are none of them. */
  private static final String BEHIND_PARTS = ",. ;";

  /** Signs behind a web address in a sentence. */
  private static final String BEHIND_WORDS = BEHIND_PARTS + "!?)";

  /** Ends of web addresses that no abbreviation ends with, as {@code inkl.mwst} does. */
  private static final Set<String> ENDINGS = VendorWords.CONTACTS.words("website");

  private static final Phrases<Boolean> PHONE = VendorWords.CONTACTS.phrases("phone");
  private static final Phrases<Boolean> TAX_ID = VendorWords.CONTACTS.phrases("taxid");

  private final List<RowFacts> rows;
  private final Recipients recipients;

  /** Looks at the rows of one receipt. */
  public ContactFinder(List<RowFacts> rows) {
    this.rows = rows;
    recipients = new Recipients(rows);
  }

  /** The telephone number as printed. */
  public Optional<Sourced<String>> phone() {
    for (RowFacts row : rows.subList(0, Math.min(rows.size(), 2 * HEAD))) {
      List<Phrases.Match<Boolean>> matches = labels(PHONE, row);
      if (!matches.isEmpty()) {
        int from = behind(matches.getFirst(), row.text(), ":. -\t");
        String number = number(row.text(), from);
        if (digits(number) >= 6) {
          return Optional.of(new Sourced<>(number, Source.of(row, from, "label: telephone")));
        }
      }
    }
    return Optional.empty();
  }

  /** The tax number as printed. */
  public Optional<Sourced<String>> taxId() {
    for (RowFacts row : rows) {
      List<Phrases.Match<Boolean>> matches = labels(TAX_ID, row);
      if (!matches.isEmpty() && row.money().isEmpty()) {
        int from = behind(matches.getLast(), row.text(), ":. -#\t");
        String id = identifier(row.text(), from);
        if (digits(id) >= 7) {
          return Optional.of(new Sourced<>(id, Source.of(row, from, "label: tax number")));
        }
      }
    }
    return Optional.empty();
  }

  /** The labels in a row that are of the vendor's numbers. */
  private List<Phrases.Match<Boolean>> labels(Phrases<Boolean> phrases, RowFacts row) {
    List<Phrases.Match<Boolean>> labels = phrases.find(row.words());
    return labels.isEmpty()
        ? labels
        : labels.stream().filter(label -> !recipients.hold(row, label.start())).toList();
  }

  /** The first web address on the page. */
  public Optional<Sourced<String>> website() {
    for (RowFacts row : rows) {
      for (Cell cell : row.row().cells()) {
        Optional<String> address =
            recipients.hold(row, cell) ? Optional.empty() : website(cell.text());
        if (address.isPresent()) {
          return address.map(text -> new Sourced<>(text, Source.of(row, cell, "web address")));
        }
      }
    }
    return Optional.empty();
  }

  /** The first web address in a text. */
  public static Optional<String> website(String text) {
    if (text.indexOf('.') < 0) {
      return Optional.empty();
    }
    for (String printed : text.replace('\t', ' ').split(" ", 40)) {
      String word = trimmed(printed, BEHIND_WORDS);
      if (webAddress(word) && !isTorn(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** {@code www.mill}, with the rest in the next row. */
  private static boolean isTorn(String address) {
    return Words.indexIgnoringCase(address, "www.") == 0 && address.lastIndexOf('.') == 3;
  }

  /** The rows of the head that look like an address, in a block. */
  public Optional<Sourced<String>> address() {
    List<Sourced<String>> parts = new ArrayList<>();
    for (RowFacts row : rows.subList(0, Math.min(rows.size(), HEAD))) {
      if (row.concepts().contains(Concept.RECIPIENT)) {
        break;
      }
      if (row.index() == 0) {
        // The first row is the name's.
        continue;
      }
      if (isPart(row, !parts.isEmpty())) {
        Source source = Source.of(row, "address at the top");
        parts.add(new Sourced<>(trimmed(source.text(), BEHIND_PARTS), source));
      } else if (!parts.isEmpty()) {
        break;
      }
      if (parts.size() == MAX_ADDRESS_ROWS) {
        break;
      }
    }
    return parts.stream()
        .reduce(
            (above, below) ->
                new Sourced<>(
                    above.value() + ", " + below.value(), above.source().with(below.source())));
  }

  /** The rows after a street belong to its address until something else begins. */
  private static boolean isPart(RowFacts row, boolean begun) {
    boolean other =
        row.letters() < LETTERS_OF_PART
            || !row.dates().isEmpty()
            || !row.money().isEmpty()
            || about(row)
            || !PHONE.find(row.words()).isEmpty()
            || !TAX_ID.find(row.words()).isEmpty();
    if (other) {
      return false;
    }
    NameShape shape = NameShape.of(row.text());
    return !shape.legalEnd()
        && !shape.text().isEmpty()
        && (shape.address()
            || shape.street()
            || startsWithNumber(row.text())
            || (begun && shape.nameLike()));
  }

  /** Whether the row begins with the name of another field or is a title. */
  private static boolean about(RowFacts row) {
    for (Phrases.Match<Concept> match : row.keywords()) {
      boolean field =
          RowFacts.ofNumber(match.meanings())
              || match.meanings().contains(Concept.OTHERNUMBER)
              || match.meanings().contains(Concept.DOCUMENT)
              || match.meanings().contains(Concept.FOOTER)
              || match.meanings().contains(Concept.CUSTOMER);
      boolean number = RowFacts.ofNumber(match.meanings());
      boolean mostly = row.purity() >= 0.5;
      if (field && match.start() <= 1 && (number || mostly)) {
        return true;
      }
    }
    return false;
  }

  /** A word such as {@code www.shop.example} or {@code shop.com}, and no mail address. */
  static boolean webAddress(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int point = lower.lastIndexOf('.');
    if (point < 2 || lower.indexOf('@') >= 0 || lower.length() - point < 3) {
      return false;
    }
    if (lower.startsWith("www.") || lower.startsWith("http")) {
      return true;
    }
    int letters = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
      if (!allowed) {
        return false;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    String top = lower.substring(point + 1);
    boolean plain = word.equals(lower) && (word.indexOf('.') == point || ENDINGS.contains(top));
    return plain
        && letters >= 5
        && point >= 4
        && top.chars().allMatch(Character::isLetter)
        && !isLabel(word);
  }

  /** {@code inkl.mwst}: labels that have lost the blank between them. */
  private static boolean isLabel(String word) {
    Words words = Keywords.words(word);
    int known = Keywords.find(words).stream().mapToInt(match -> match.to() - match.from()).sum();
    return known == words.words().size();
  }

  /** Where a web address without {@code www.} begins among other words, or -1. */
  static int plainDomain(String text) {
    for (int start = 0; start < text.length(); start = wordEnd(text, start) + 1) {
      int end = wordEnd(text, start);
      String word = trimmed(text.substring(start, end), BEHIND_WORDS);
      boolean known = ENDINGS.contains(word.substring(word.lastIndexOf('.') + 1));
      if (known && webAddress(word)) {
        return start;
      }
    }
    return -1;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
      end++;
    }
    return end;
  }

  private static boolean startsWithNumber(String text) {
    return text.length() > 4 && Character.isDigit(text.charAt(0)) && text.indexOf(' ') > 0;
  }

  private static String trimmed(String text, String signs) {
    int to = text.length();
    while (to > 0 && signs.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(0, to);
  }

  /** Where a number may begin behind its label and some signs. */
  private static int behind(Phrases.Match<Boolean> label, String text, String signs) {
    int i = label.end();
    while (i < text.length() && signs.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static String number(String text, int from) {
    int end = from;
    while (end < text.length() && "0123456789+-()/ .".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return trimmed(text.substring(from, end).strip(), BEHIND_PARTS);
  }

  /** Letters, digits and the signs between them, over several words as long as digits follow. */
  private static String identifier(String text, int from) {
    int end = from;
    int at = from;
    while (at < text.length() && text.charAt(at) != '\t') {
      int word = at;
      while (word < text.length() && text.charAt(word) != ' ' && text.charAt(word) != '\t') {
        word++;
      }
      String part = text.substring(at, word);
      boolean prefix = at == from && part.length() <= 4;
      if (digits(part) == 0 && !prefix) {
        break;
      }
      end = word;
      at = word;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
    String id = text.substring(from, end);
    int to = id.length();
    while (to > 0 && !Character.isLetterOrDigit(id.charAt(to - 1))) {
      to--;
    }
    return id.substring(0, to);
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }
}
