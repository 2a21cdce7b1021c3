package dev.receipts.extraction;

import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Finds the name of the business: a line near the top, above addresses and numbers, best with a
 * legal form; or the legal name or the web address anywhere on the receipt where the top is a
 * picture.
 */
final class VendorFinder {
  private static final int TOP_ROWS = 14;
  private static final int MAX_JOINED = 3;
  private static final int SIGN_ROWS = 3;

  /** A receipt with more addresses than this advertises others. */
  private static final int MAX_DOMAINS = 20;

  /** What labels of amounts, and titles, speak of. */
  private static final Set<Concept> LABELS =
      EnumSet.of(
          Concept.TOTAL,
          Concept.FINAL,
          Concept.SUBTOTAL,
          Concept.TAX,
          Concept.ROUNDING,
          Concept.DISCOUNT,
          Concept.CASH,
          Concept.CHANGE,
          Concept.PAID,
          Concept.DUE,
          Concept.DOCUMENT);

  /** What stands beside the sender in the head of an invoice. */
  private static final Set<Concept> TITLES =
      EnumSet.of(
          Concept.DOCUMENT,
          Concept.NUMBER,
          Concept.ORDERNUMBER,
          Concept.DATE,
          Concept.ORDERDATE,
          Concept.PAGE,
          Concept.RECIPIENT);

  private static final int LONG_LABEL = 5;

  /** A label of a domain has at most 63 letters (RFC 1035); names have blanks beside. */
  private static final int LONGEST_DOMAIN = 70;

  /** A row is badly read where its confidence is this much, in percent, below the others'. */
  private static final double DOUBTFUL = 10;

  /** A row this many times as high as the others is no text of theirs. */
  private static final double LARGE = 1.6;

  /** Cells that begin so near each other, in parts of the page's width, are one column. */
  private static final double SAME_COLUMN = 0.03;

  private static final double DOMAIN_WEIGHT = 12;
  private static final double MENTION_WEIGHT = 14;

  /** Providers of mailboxes, whose names say nothing about the sender. */
  private static final Set<String> MAIL_HOSTS =
      Set.of("GMAIL", "YAHOO", "HOTMAIL", "OUTLOOK", "TONLINE", "ICLOUD", "GOOGLEMAIL", "LIVE");

  private static final Pattern SOCIETY =
      Pattern.compile("gesellschaft(?: \\p{L}+)?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern LIMITED = Pattern.compile(" mbH$", Pattern.CASE_INSENSITIVE);

  private static final Phrases<String> MENTIONS = new Phrases<>();

  static {
    for (DataFile.Entry entry : DataFile.read("vendors.txt")) {
      switch (entry.key()) {
        case "before" -> entry.values().forEach(phrase -> MENTIONS.add(phrase, ""));
        case "around" -> MENTIONS.add(entry.values().getFirst(), entry.values().getLast());
        default ->
            throw new IllegalStateException(
                "vendors.txt has an unknown kind of phrase: " + entry.key());
      }
    }
  }

  record Name(String name, double weight, Source source) {}

  private final List<RowFacts> rows;
  private final NameShape[] shapes;
  private final Set<String> domains;
  private final List<Name> mentions;
  private final double medianHeight;
  private final double medianConfidence;
  private int body;

  private VendorFinder(List<RowFacts> rows) {
    this.rows = rows;
    shapes = new NameShape[rows.size()];
    domains = domains(rows);
    mentions = mentions(rows);
    medianHeight = median(rows, cell -> cell.box().height());
    medianConfidence = median(rows, Cell::confidence);
    body = bodyStart(rows, true);
  }

  static Optional<Name> find(List<RowFacts> rows) {
    return find(rows, Trace.OFF);
  }

  static Optional<Name> find(List<RowFacts> rows, Trace trace) {
    return new VendorFinder(rows).find(trace);
  }

  private Optional<Name> find(Trace trace) {
    Name best = inHead(trace);
    if (best == null || best.weight() <= 0) {
      // The head of an invoice may begin with its dates.
      body = bodyStart(rows, false);
      best = inHead(trace);
    }
    mentions.forEach(mention -> tell(trace, mention));
    Optional<Name> slip =
        best == null || best.weight() < MENTION_WEIGHT ? slip() : Optional.empty();
    slip.ifPresent(name -> tell(trace, name));
    best = slip.orElse(best);
    if ((best == null || best.weight() < MENTION_WEIGHT) && !mentions.isEmpty()) {
      best = mentions.getFirst();
    }
    if (best == null || best.weight() < DOMAIN_WEIGHT) {
      best = domainName().orElse(best);
    }
    return Optional.ofNullable(best)
        .filter(name -> name.weight() > 0)
        .map(
            name ->
                new Name(
                    Compounds.mend(Spelling.mend(name.name(), rows)),
                    name.weight(),
                    name.source()));
  }

  /** The best name in the head, or a legal name anywhere; null where there is none. */
  private Name inHead(Trace trace) {
    Name best = null;
    for (int i = 0; i < rows.size(); i++) {
      boolean legal =
          NameShape.hasLegalForm(rows.get(i).words()) && (shape(i).legalEnd() || shape(i).legal());
      if (i < body || legal || isDomain(rows.get(i))) {
        Optional<Name> name = candidate(i);
        name.ifPresent(found -> tell(trace, found));
        if (name.isPresent() && (best == null || name.get().weight() > best.weight())) {
          best = name.get();
        }
      }
    }
    return best;
  }

  /** The name at the head of a card terminal's slip, above the address. */
  private Optional<Name> slip() {
    for (int i = 1; i + 1 < rows.size(); i++) {
      RowFacts title = rows.get(i - 1);
      RowFacts row = rows.get(i);
      NameShape below = shape(i + 1);
      boolean headed =
          title.concepts().contains(Concept.DOCUMENT)
              && title.purity(0, Integer.MAX_VALUE) > 0.9
              && (below.street() || below.address())
              && rows.get(i + 1).concepts().isEmpty();
      boolean name =
          shape(i).nameLike()
              && !shape(i).address()
              && !shape(i).digits()
              && !shape(i).sentence()
              && row.concepts().isEmpty()
              && row.money().isEmpty();
      if (headed && name) {
        return Optional.of(new Name(shape(i).text(), MENTION_WEIGHT, Source.of(row, "card slip")));
      }
    }
    return Optional.empty();
  }

  /** Looked at when it is asked for: most rows never are. */
  private NameShape shape(int index) {
    if (shapes[index] == null) {
      shapes[index] =
          NameShape.of(
              introduced(rows.get(index))
                  .orElseGet(() -> rows.get(index).text().substring(0, nameEnd(index))));
    }
    return shapes[index];
  }

  /** The text of a row without a title or label in the column at the right. */
  private static String withoutTitle(RowFacts row) {
    int column = row.text().indexOf('\t');
    boolean titled =
        column > 0
            && row.purity(0, column) < 0.5
            && row.concepts(column, Integer.MAX_VALUE).stream().anyMatch(TITLES::contains);
    return titled ? row.text().substring(0, column) : row.text();
  }

  /** Where a title begins behind a whole name, as in {@code Mill Ltd Invoice No 17}. */
  private static int titleStart(RowFacts row) {
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() > 0
          && match.exact()
          && endsName(row.text().substring(0, match.start()), match)) {
        return match.start();
      }
    }
    return row.text().length();
  }

  /** Where a slogan in the column beside the name begins. */
  private static int sloganStart(RowFacts row) {
    int column = row.text().indexOf('\t');
    boolean slogan =
        column >= 3
            && NameShape.of(row.text().substring(column)).sentence()
            && !NameShape.of(row.text().substring(0, column)).sentence();
    return slogan ? column : row.text().length();
  }

  private static boolean endsName(String before, Phrases.Match<Concept> match) {
    Set<Concept> title = match.meanings();
    return isRecipient(match)
        ? before.strip().length() >= 3
        : (title.contains(Concept.OTHERNUMBER) || title.stream().anyMatch(TITLES::contains))
            && NameShape.of(before).legalEnd();
  }

  /** The text of a column at the right that tells the vendor by itself. */
  private static Optional<String> introduced(RowFacts row) {
    return row.row().cells().stream()
        .skip(1)
        .map(Cell::text)
        .filter(NameShape::introducesName)
        .findFirst();
  }

  /** Where the sender's name in a row ends: at a title, or at the name of a recipient beside it. */
  private int nameEnd(int index) {
    RowFacts row = rows.get(index);
    int end = Math.min(withoutTitle(row).length(), Math.min(titleStart(row), sloganStart(row)));
    return isBesideRecipient(index) ? Math.min(end, rows.get(index).text().indexOf('\t')) : end;
  }

  /** Whether the second column, and not the first, stands below the label of a recipient. */
  private boolean isBesideRecipient(int index) {
    List<Cell> cells = rows.get(index).row().cells();
    if (index == 0 || cells.size() < 2) {
      return false;
    }
    RowFacts above = rows.get(index - 1);
    return above.keywords().stream()
        .filter(match -> match.meanings().contains(Concept.RECIPIENT))
        .findFirst()
        .map(match -> above.row().cellAt(match.start()).box().left() - SAME_COLUMN)
        .filter(left -> cells.getFirst().box().left() < left && cells.get(1).box().left() > left)
        .isPresent();
  }

  private static void tell(Trace trace, Name name) {
    trace.candidate("vendor", name::name, name.source(), name.weight());
  }

  /** Names in phrases such as "Thank you for shopping at Corner Shop!" and "Ihr Mill Team". */
  private static List<Name> mentions(List<RowFacts> rows) {
    List<Name> names = new ArrayList<>();
    for (RowFacts row : rows) {
      for (Phrases.Match<String> match : MENTIONS.find(row.words(), false)) {
        String rest = row.text().substring(match.end());
        String tail = match.meanings().iterator().next();
        int end = tail.isEmpty() ? sentenceEnd(rest) : tailStart(rest, tail);
        String name = end < 0 ? "" : NameShape.clean(rest.substring(0, end));
        NameShape shape = NameShape.of(name);
        if (shape.nameLike()
            && Character.isUpperCase(name.charAt(0))
            && shape.smallWords() < 2
            && names.size() < MAX_JOINED) {
          names.add(new Name(name, MENTION_WEIGHT, Source.of(row, match.start(), "phrase")));
        }
      }
    }
    return names;
  }

  private static int sentenceEnd(String text) {
    int end = 0;
    while (end < text.length() && "!?,.\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int tailStart(String text, String tail) {
    int at = text.toLowerCase(Locale.ROOT).indexOf(tail);
    return at > 0 && " -\t".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : -1;
  }

  /** The web or mail address as printed, where nothing better names the business. */
  private Optional<Name> domainName() {
    for (RowFacts row : rows) {
      String text = row.text();
      int start = domainStart(text);
      if (start >= 0) {
        int end = domainEnd(text, start);
        if (end - start >= 4 && !MAIL_HOSTS.contains(fold(text.substring(start, end)))) {
          return Optional.of(
              new Name(
                  text.substring(start, end),
                  DOMAIN_WEIGHT,
                  Source.of(row, start, "web or mail address")));
        }
      }
    }
    return Optional.empty();
  }

  /** Where the name in a web or mail address begins, or -1. */
  private static int domainStart(String text) {
    int www = text.toLowerCase(Locale.ROOT).indexOf("www.");
    if (www >= 0) {
      return www + 4;
    }
    int at = text.indexOf('@');
    boolean mail = at > 0 && text.indexOf('.', at) > at && !Character.isDigit(text.charAt(at - 1));
    if (mail) {
      return at + 1;
    }
    if (text.indexOf(' ') < 0) {
      return ContactFinder.webAddress(text) ? 0 : -1;
    }
    return ContactFinder.plainDomain(text);
  }

  /** The name in a web address: {@code corner-shop} in {@code https://www.corner-shop.com/a}. */
  static Optional<String> nameInAddress(String address) {
    String text = address.replace(" ", "");
    int scheme = text.indexOf("://");
    String host = scheme < 0 ? text : text.substring(scheme + 3);
    int www = host.toLowerCase(Locale.ROOT).indexOf("www.");
    int start = www < 0 ? 0 : www + 4;
    int end = domainEnd(host, start);
    return end - start >= 3 ? Optional.of(host.substring(start, end)) : Optional.empty();
  }

  private static int domainEnd(String text, int start) {
    int end = start;
    while (end < text.length() && ".\t /,".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** The head of a receipt ends where dates, amounts or the titles of columns begin. */
  private static int bodyStart(List<RowFacts> rows, boolean atDates) {
    int end = Math.min(rows.size(), TOP_ROWS);
    for (int i = 1; i < end; i++) {
      RowFacts row = rows.get(i);
      boolean money = !row.money().isEmpty() && row.letters() > 0;
      boolean date = atDates && !row.dates().isEmpty();
      if (money || date || row.concepts().contains(Concept.HEADER)) {
        return i;
      }
    }
    return end;
  }

  private static double median(List<RowFacts> rows, ToDoubleFunction<Cell> measure) {
    double[] values =
        rows.stream()
            .flatMap(row -> row.row().cells().stream())
            .mapToDouble(measure)
            .sorted()
            .toArray();
    return values.length == 0 ? 0 : values[values.length / 2];
  }

  private Optional<Name> candidate(int index) {
    RowFacts row = rows.get(index);
    NameShape shape = shape(index);
    boolean top = index < body;
    boolean goods = !top && !row.money().isEmpty();
    if (goods || Currencies.isMark(shape.text(), 0, shape.text().length())) {
      return Optional.empty();
    }
    if (!shape.nameLike() || (shape.legalOnly() && index > 0 && !joinsUp(index))) {
      return Optional.empty();
    }
    // A name that began in the rows above, or goes on in the next ones.
    int first = index;
    while (first > 0 && index - first < MAX_JOINED - 1 && joinsUp(first)) {
      first--;
    }
    int last = index;
    boolean legalBelow = false;
    while (last + 1 < rows.size() && last - first < MAX_JOINED - 1 && joinsDown(last)) {
      last++;
      legalBelow |= shape(last).legalEnd() || shape(last).legalOnly();
    }
    boolean legalEnd = shape.legalEnd() || shape.legalOnly() || legalBelow;

    double weight = top ? 30 - 3.0 * index : 6 - 0.02 * index;
    if (shape.trader()) {
      // The sign above it names the shop.
      weight += top ? 2 : 12;
    } else if (legalEnd) {
      weight += 30;
    } else if (shape.legal()) {
      weight += 12;
    }
    if (shape.business()) {
      weight += 14;
    }
    if (shape.address()) {
      boolean onTop = index == 0 || (index == 1 && !shape(0).nameLike());
      boolean sign = (shape.business() && onTop) || (index == 0 && shape.wordsOnly());
      weight -= legalEnd ? 5 : sign ? 10 : 30;
    }
    if (shape.street() && !legalEnd) {
      weight -= shape.business() ? 14 : 40;
    }
    if (index == 0 && isLetterhead()) {
      weight += 20;
    }
    if (shape.sentence()) {
      weight -= top ? 28 : 40;
    }
    if (shape.digits() && !(index == 0 && shape.branchNumber())) {
      weight -= 8;
    }
    if (medianHeight > 0 && top) {
      double ratio = row.row().box().height() / medianHeight;
      weight += Math.clamp((ratio - 1) * 10, -4, 12);
      if (ratio >= 2 && repeated(index)) {
        weight += 18;
      }
    }
    weight -= Math.clamp(1.2 * (medianConfidence - 4 - row.row().confidence()), 0, 40);
    StringBuilder name = new StringBuilder();
    for (int i = first; i <= last; i++) {
      name.append(i > first ? " " : "").append(shape(i).text());
    }
    String folded = fold(name.toString());
    String spelled = fold(spelled(name.toString()));
    if (domains.stream().anyMatch(part -> folded.contains(part) || spelled.contains(part))) {
      // Far from the head, it may be somebody else's, as that of a card's points.
      weight += top || legalEnd || shape.legal() ? 30 : 15;
    }
    if (!top && legalEnd && resemblesSign(index)) {
      weight += 15;
    }
    if (mentions.stream().anyMatch(mention -> folded.contains(fold(mention.name())))) {
      weight += 15;
    }
    // What was cut off the name, as the number of a branch, does not count.
    Set<Concept> concepts =
        row.text().startsWith(shape.text())
            ? row.concepts(0, shape.text().length())
            : row.concepts();
    if (saysOnly(row, shape) && !aboveTheAddress(index)) {
      weight -= 35;
    }
    if (titleOnly(row, shape)) {
      weight -= 60;
    }
    if (NameShape.isSenderLine(row.text()) && !concepts.contains(Concept.RECIPIENT)) {
      weight += 30;
    }
    if (concepts.contains(Concept.OTHERNUMBER) || concepts.contains(Concept.CUSTOMER)) {
      weight -= shape.legalEnd() ? 12 : 30;
    }
    if (concepts.contains(Concept.DOCUMENT)
        || concepts.contains(Concept.FOOTER)
        || RowFacts.ofNumber(concepts)) {
      weight -= 25;
    }
    if (legalEnd && introduced(row).isPresent()) {
      weight += 25;
    }
    if (NameShape.namesOwner(row.words())
        || (index > 0 && NameShape.namesOwner(rows.get(index - 1).words()))) {
      weight -= 25;
    }
    if (index > 0 && isSeller(rows.get(index - 1)) && (legalEnd || shape.legal())) {
      weight += 20;
    } else if (index > 0 && isOnlySeller(rows.get(index - 1))) {
      weight += 35;
    } else if (index > 0 && rows.get(index - 1).concepts().contains(Concept.CUSTOMER)) {
      weight -= 20;
    }
    boolean below = index > 0 && isRecipient(rows.get(index - 1)) && !isBesideRecipient(index);
    if (below || namesRecipient(row)) {
      weight -= 50;
    }
    String rule = top ? "name at the top" : "legal name";
    return Optional.of(new Name(name.toString(), weight, Source.of(row, rule)));
  }

  /** The first row above an address is a sign, whatever it says: {@code NETTO} is a shop, too. */
  private boolean aboveTheAddress(int index) {
    return index == 0 && rows.size() > 1 && (shape(1).street() || shape(1).address());
  }

  /** Whether the name of the receiver follows. */
  private static boolean isRecipient(RowFacts row) {
    return row.concepts().contains(Concept.RECIPIENT) && row.purity(0, Integer.MAX_VALUE) > 0.5;
  }

  /** {@code Bill to: Mill Ltd}. */
  private static boolean namesRecipient(RowFacts row) {
    return row.keywords().stream().anyMatch(match -> match.start() == 0 && isRecipient(match));
  }

  /** A label as {@code Bill to}, and no little word that names have too, as {@code an}. */
  private static boolean isRecipient(Phrases.Match<Concept> match) {
    return match.meanings().contains(Concept.RECIPIENT)
        && match.end() - match.start() >= LONG_LABEL;
  }

  /** Whether the name of the seller follows; of a clerk's, nobody knows the legal form. */
  private static boolean isSeller(RowFacts row) {
    int end = row.row().cells().getFirst().text().length();
    return row.concepts(0, end).contains(Concept.SELLER) && row.purity(0, end) > 0.5;
  }

  /** Whether a row is a label and nothing else: {@code CASH} above {@code BILL}, or a subtotal. */
  private static boolean isOnlySeller(RowFacts row) {
    return row.concepts().contains(Concept.SELLER) && row.purity(0, Integer.MAX_VALUE) > 0.9;
  }

  /** Whether a row is nothing but the title of the paper or of one of its fields. */
  private static boolean titleOnly(RowFacts row, NameShape shape) {
    return !shape.legal()
        && !shape.business()
        && row.concepts(0, shape.text().length()).stream().anyMatch(TITLES::contains)
        && row.purity(0, shape.text().length()) > 0.9;
  }

  private static boolean saysOnly(RowFacts row, NameShape shape) {
    return !shape.legal()
        && !shape.business()
        && row.concepts().stream().anyMatch(LABELS::contains)
        && row.purity(0, Integer.MAX_VALUE) > 0.9;
  }

  /** Whether a word of a row resembles one in the rows at the very top, as read from a logo. */
  private boolean resemblesSign(int index) {
    for (Words.Word word : rows.get(index).words().words()) {
      for (int i = 0; i < Math.min(SIGN_ROWS, rows.size()); i++) {
        for (Words.Word sign : rows.get(i).words().words()) {
          if (Spelling.alike(word.text(), sign.text())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the first row stands above a street and a town, as the sender of a letter does. */
  private boolean isLetterhead() {
    if (rows.size() < 3 || !rows.getFirst().concepts().isEmpty()) {
      return false;
    }
    // A logo is large and badly read, and no name as printed.
    Row first = rows.getFirst().row();
    boolean logo =
        first.confidence() < medianConfidence - DOUBTFUL
            || first.box().height() > LARGE * medianHeight;
    return !logo
        && (shape(1).street() || shape(1).address())
        && (shape(2).address() || NameShape.town(rows.get(2).text()));
  }

  /** Whether a word of a large line stands on another row too. */
  private boolean repeated(int index) {
    for (Words.Word word : rows.get(index).words().words()) {
      if (word.text().length() < 4 || !word.wordy()) {
        continue;
      }
      for (RowFacts other : rows) {
        if (other.index() != index
            && other.words().words().stream().anyMatch(w -> w.text().equals(word.text()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a row is the tail of a name that began in the row above. */
  private boolean joinsUp(int index) {
    if (index == 0 || !adjacent(index - 1, index)) {
      return false;
    }
    if (index > body) {
      return isSociety(index);
    }
    NameShape shape = shape(index);
    NameShape above = shape(index - 1);
    if (!above.nameLike() || above.legalEnd() || plain(index - 1)) {
      return false;
    }
    boolean tail =
        shape.hollow()
            || below(index - 1)
            || shape.legalOnly()
            || (shape.unbalanced() && shape.legalEnd())
            || (shape.businessFirst() && unclosed(shape))
            || shape.text().startsWith("&")
            || shape.continuesName()
            || (shape.kindOnly() && isSign(index - 1))
            || isDomain(index - 1)
            || open(above.text());
    return tail && !shape.street();
  }

  /** {@code MILL HANDELSGESELLSCHAFT} and, below, {@code NORTH MBH}: the one needs the other. */
  private boolean isSociety(int index) {
    NameShape above = shape(index - 1);
    return SOCIETY.matcher(above.text()).find()
        && !above.legalEnd()
        && LIMITED.matcher(shape(index).text()).find();
  }

  private boolean joinsDown(int index) {
    if (shape(index).legalEnd() || !adjacent(index, index + 1)) {
      return false;
    }
    NameShape below = shape(index + 1);
    NameShape shape = shape(index);
    return below.legalOnly()
        || below.hollow()
        || below(index)
        || (below.kindOnly() && isSign(index))
        || isDomain(index)
        || (unclosed(shape) && below.legalEnd())
        || ((open(shape.text()) || below.text().startsWith("&"))
            && below.nameLike()
            && !below.address());
  }

  /** Whether a row tells only the kind of business, and the next one its name. */
  private boolean below(int index) {
    NameShape name = shape(index + 1);
    return shape(index).kindOnly()
        && name.nameLike()
        && !name.legal()
        && !name.business()
        && !name.address()
        && !name.street()
        && !name.sentence()
        && !name.digits()
        && rows.get(index + 1).concepts().isEmpty()
        && !NameShape.namesOwner(rows.get(index + 1).words());
  }

  /** Whether a row is a name without a word for its kind, which the next one may have. */
  private boolean isSign(int index) {
    NameShape name = shape(index);
    return index <= 1
        && name.wordsOnly()
        && !name.business()
        && !name.legal()
        && !name.address()
        && !name.sentence()
        && rows.get(index).concepts().isEmpty();
  }

  private static boolean unclosed(NameShape shape) {
    return shape.text().indexOf('(') > 0 && shape.text().indexOf(')') < 0;
  }

  /** Rows that are no part of a name. */
  private boolean plain(int index) {
    Set<Concept> concepts = rows.get(index).concepts();
    return (shape(index).address() && shape(index).digits())
        || concepts.contains(Concept.OTHERNUMBER)
        || concepts.contains(Concept.DOCUMENT)
        || RowFacts.ofNumber(concepts);
  }

  private static boolean open(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return text.endsWith("&") || upper.endsWith(" AND") || upper.endsWith(" OF");
  }

  /** One below the other with little between them, and of similar size. */
  private boolean adjacent(int upper, int lower) {
    Row a = rows.get(upper).row();
    Row b = rows.get(lower).row();
    Box first = a.box();
    Box second = b.box();
    double gap = second.top() - first.bottom();
    double height = Math.max(first.height(), second.height());
    double small = Math.min(first.height(), second.height());
    return a.page() == b.page() && gap < 1.3 * height && height <= 2 * small;
  }

  /** Whether a row and the next one together are a web or mail address. */
  private boolean isDomain(int index) {
    return !domains.isEmpty()
        && domains.contains(fold(shape(index).text()) + fold(shape(index + 1).text()));
  }

  /** Whether a row has the same words as a web or mail address, and no others. */
  private boolean isDomain(RowFacts row) {
    return row.text().length() <= LONGEST_DOMAIN && domains.contains(fold(row.text()));
  }

  /** The middle parts of web and mail addresses: {@code www.corner-shop.com} is CORNERSHOP. */
  private static Set<String> domains(List<RowFacts> rows) {
    Set<String> domains = new HashSet<>();
    for (RowFacts row : rows) {
      String text = row.text();
      int start = domainStart(text);
      if (start >= 0 && start < text.length()) {
        String domain = fold(text.substring(start, domainEnd(text, start)));
        if (domain.length() >= 4 && !MAIL_HOSTS.contains(domain) && domains.size() < MAX_DOMAINS) {
          domains.add(domain);
        }
      }
    }
    return domains;
  }

  /** As web addresses write umlauts. */
  private static String spelled(String text) {
    return text.replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "AE")
        .replace("Ö", "OE")
        .replace("Ü", "UE")
        .replace("ß", "ss");
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        folded.append(Character.toUpperCase(text.charAt(i)));
      }
    }
    return folded.toString();
  }
}
