package dev.receipts.extraction;

import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the name of the business: a line near the top, above addresses and numbers, best with a
 * legal form; or the legal name anywhere on the receipt where the top is a picture.
 */
final class VendorFinder {
  private static final Phrases<Boolean> LEGAL = new Phrases<>();
  private static final Phrases<Boolean> BUSINESS = new Phrases<>();
  private static final Phrases<Boolean> ADDRESS = new Phrases<>();
  private static final int TOP_ROWS = 14;

  static {
    for (DataFile.Entry entry : DataFile.read("legalforms.txt")) {
      Phrases<Boolean> phrases = entry.key().equals("legal") ? LEGAL : BUSINESS;
      entry.values().forEach(value -> phrases.add(value, true));
    }
    for (DataFile.Entry entry : DataFile.read("addresses.txt")) {
      entry.values().forEach(value -> ADDRESS.add(value, true));
    }
  }

  record Name(String name, double weight, Source source) {}

  private VendorFinder() {}

  static Optional<Name> find(List<RowFacts> rows) {
    int body = bodyStart(rows);
    double height = medianHeight(rows);
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean top = i < body;
      RowFacts row = rows.get(i);
      if (!top && LEGAL.find(row.words(), false).isEmpty()) {
        continue;
      }
      candidate(rows, i, top, height).ifPresent(names::add);
    }
    Name best = null;
    for (Name name : names) {
      if (best == null || name.weight() > best.weight()) {
        best = name;
      }
    }
    return Optional.ofNullable(best).filter(name -> name.weight() > 0);
  }

  /** The head of a receipt ends where dates, amounts or the titles of columns begin. */
  private static int bodyStart(List<RowFacts> rows) {
    int end = Math.min(rows.size(), TOP_ROWS);
    for (int i = 0; i < end; i++) {
      RowFacts row = rows.get(i);
      Set<Concept> concepts = row.concepts();
      boolean money = !row.money().isEmpty() && row.letters() > 0;
      if (i > 0 && (money || !row.dates().isEmpty() || concepts.contains(Concept.HEADER))) {
        return i;
      }
    }
    return end;
  }

  private static double medianHeight(List<RowFacts> rows) {
    double[] heights =
        rows.stream()
            .flatMap(row -> row.row().cells().stream())
            .mapToDouble(cell -> cell.box().height())
            .sorted()
            .toArray();
    return heights.length == 0 ? 0 : heights[heights.length / 2];
  }

  private static Optional<Name> candidate(
      List<RowFacts> rows, int index, boolean top, double medianHeight) {
    RowFacts row = rows.get(index);
    String text = clean(row.text());
    Shape shape = Shape.of(text);
    if (!shape.nameLike) {
      return Optional.empty();
    }
    Box box = row.row().box();
    double weight = top ? 30 - 3.0 * index : 4 - 0.02 * index;
    if (shape.legal) {
      weight += shape.legalEnd ? 30 : 12;
    }
    if (shape.business) {
      weight += 14;
    }
    if (shape.address) {
      weight -= shape.legalEnd ? 5 : 30;
    }
    if (shape.digits) {
      weight -= 8;
    }
    if (medianHeight > 0 && top) {
      weight += Math.clamp((box.height() / medianHeight - 1) * 10, -4, 10);
    }
    Set<Concept> concepts = row.concepts();
    if (concepts.contains(Concept.OTHERNUMBER) || concepts.contains(Concept.CUSTOMER)) {
      weight -= shape.legalEnd ? 12 : 30;
    }
    if (concepts.contains(Concept.DOCUMENT)
        || concepts.contains(Concept.FOOTER)
        || concepts.contains(Concept.NUMBER)) {
      weight -= 25;
    }
    String name = text;
    // A name that goes on in the next row, or began in the row before.
    if (!shape.legalEnd && index + 1 < rows.size() && top) {
      String next = clean(rows.get(index + 1).text());
      Shape following = Shape.of(next);
      boolean open = text.endsWith("&") || text.endsWith("-") || text.endsWith(" OF");
      if (following.legalOnly || (open && following.nameLike && !following.address)) {
        name = text + " " + next;
        weight += following.legalOnly ? 28 : 4;
      }
    }
    if (shape.legalOnly && index > 0) {
      return Optional.empty();
    }
    return Optional.of(new Name(name, weight, Source.of(row, "name at the top")));
  }

  /** Without a registration number in brackets, a leading greeting, and loose signs at the ends. */
  static String clean(String raw) {
    String text = raw.replace('\t', ' ').strip();
    int bracket = text.lastIndexOf('(');
    if (bracket > 3) {
      int digits = 0;
      int close = text.indexOf(')', bracket);
      int end = close < 0 ? text.length() : close;
      for (int i = bracket; i < end; i++) {
        digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
      }
      if (digits >= 4) {
        text = text.substring(0, bracket).strip();
      }
    }
    String upper = text.toUpperCase(Locale.ROOT);
    for (String greeting : List.of("WELCOME TO ", "BIENVENUE CHEZ ", "WILLKOMMEN BEI ")) {
      if (upper.startsWith(greeting)) {
        text = text.substring(greeting.length());
      }
    }
    int from = 0;
    int to = text.length();
    while (from < to && "*-_=.:,;#|~\"'<>".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*-_=:,;#|~\"'<> ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to).strip();
  }

  /** What kind of words a line is made of. */
  private record Shape(
      boolean nameLike,
      boolean legal,
      boolean legalEnd,
      boolean legalOnly,
      boolean business,
      boolean address,
      boolean digits) {

    static Shape of(String text) {
      Words words = Words.of(text);
      int letters = 0;
      int figures = 0;
      for (int i = 0; i < text.length(); i++) {
        letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
        figures += Character.isDigit(text.charAt(i)) ? 1 : 0;
      }
      List<Phrases.Match<Boolean>> legal = LEGAL.find(words, false);
      int count = words.words().size();
      boolean legalEnd = !legal.isEmpty() && legal.getLast().to() == count;
      boolean legalOnly = legalEnd && legal.getFirst().from() == 0 && legal.size() == 1;
      boolean url = text.contains("www.") || text.contains("@") || text.contains("http");
      return new Shape(
          letters >= 3 && letters > figures && !url && text.length() <= 70,
          !legal.isEmpty() && !legalOnly,
          legalEnd && !legalOnly,
          legalOnly,
          !BUSINESS.find(words, false).isEmpty(),
          !ADDRESS.find(words, false).isEmpty() || postalCode(text),
          figures > 2);
    }

    /** A whole number of four to six digits, with words beside it. */
    private static boolean postalCode(String text) {
      for (String word : Arrays.asList(text.split("[ ,]+", 20))) {
        if (word.length() >= 5 && word.length() <= 6 && word.chars().allMatch(Character::isDigit)) {
          return true;
        }
      }
      return false;
    }
  }
}
