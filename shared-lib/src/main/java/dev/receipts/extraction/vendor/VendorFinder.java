package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.origin.LegalForms;
import dev.receipts.extraction.words.Concept;
import java.util.List;
import java.util.Optional;

/**
 * Finds the name of the business: a line near the top, above addresses and numbers, best with a
 * legal form; or the legal name or the web address anywhere on the receipt where the top is a
 * picture.
 */
public final class VendorFinder {
  private static final int TOP_ROWS = 14;

  /** A name, and how much speaks for it. */
  public record Name(String name, double weight, Source source) {}

  private final NameRows rows;
  private final WebNames web;
  private final List<Name> mentions;
  private final Trace trace;

  private VendorFinder(List<RowFacts> rows, Trace trace) {
    this.rows = new NameRows(rows);
    this.trace = trace;
    web = WebNames.of(rows);
    mentions = VendorMentions.find(rows);
  }

  /** The name of who wrote the receipt. */
  public static Optional<Name> find(List<RowFacts> rows) {
    return find(rows, Trace.OFF);
  }

  /** The same, telling what else could be it. */
  public static Optional<Name> find(List<RowFacts> rows, Trace trace) {
    return new VendorFinder(rows, trace).find().filter(name -> name.weight() > 0);
  }

  private Optional<Name> find() {
    Optional<Name> head = inHead();
    mentions.forEach(this::tell);
    boolean vague =
        isWeaker(head, VendorMentions.WEIGHT) || head.filter(VendorFinder::isKind).isPresent();
    Optional<Name> told = vague ? told().or(() -> head) : head;
    Optional<Name> best = isWeaker(told, WebNames.WEIGHT) ? web.first().or(() -> told) : told;
    // Web addresses and the spellings of other rows are as they were read.
    return best.map(
        name ->
            new Name(
                Compounds.mend(Spelling.mend(name.name(), rows.all())),
                name.weight(),
                name.source()));
  }

  /** {@code RESTAURANT} says what it is, and not whose. */
  private static boolean isKind(Name name) {
    return NameShape.of(name.name()).kindOnly();
  }

  private static boolean isWeaker(Optional<Name> name, double weight) {
    return name.isEmpty() || name.get().weight() < weight;
  }

  /** What a card slip or a phrase says. */
  private Optional<Name> told() {
    Optional<Name> slip = slip();
    slip.ifPresent(this::tell);
    return slip.or(() -> mentions.stream().findFirst());
  }

  private Optional<Name> inHead() {
    Optional<Name> best = inHead(bodyStart(true));
    // The head of an invoice may begin with its dates.
    return best.filter(name -> name.weight() > 0).or(() -> inHead(bodyStart(false)));
  }

  /** The best name in the head, or a legal name or that of an address anywhere. */
  private Optional<Name> inHead(int body) {
    NameSpan.Finder spans = new NameSpan.Finder(rows, web, body);
    NameWeight weights = new NameWeight(rows, web, mentions, body);
    Optional<Name> best = Optional.empty();
    for (int i = 0; i < rows.size(); i++) {
      if (i < body || isLegalName(i) || isBelowSeller(i) || web.are(rows.row(i).text())) {
        Optional<Name> name = candidate(i, body, spans, weights);
        name.ifPresent(this::tell);
        if (name.isPresent() && isWeaker(best, name.get().weight())) {
          best = name;
        }
      }
    }
    return best;
  }

  private boolean isLegalName(int index) {
    return LegalForms.isIn(rows.row(index).words())
        && (rows.shape(index).legalEnd() || rows.shape(index).legal());
  }

  private boolean isBelowSeller(int index) {
    return index > 0 && NameLabels.isOnlySeller(rows.row(index - 1));
  }

  private Optional<Name> candidate(int index, int body, NameSpan.Finder spans, NameWeight weights) {
    RowFacts row = rows.row(index);
    NameShape shape = rows.shape(index);
    boolean top = index < body;
    boolean goods = !top && !row.money().isEmpty();
    boolean onlyForm = shape.legalOnly() && index > 0 && !spans.joinsUp(index);
    if (goods
        || NameLabels.isOfAmounts(row)
        || !shape.nameLike()
        || onlyForm
        || Currencies.isMark(shape.text(), 0, shape.text().length())) {
      return Optional.empty();
    }
    NameSpan span = spans.around(index);
    Source source = Source.of(row, rule(index, top));
    return Optional.of(new Name(span.text(rows), weights.of(index, span), source));
  }

  private String rule(int index, boolean top) {
    if (top) {
      return "name at the top";
    }
    if (isLegalName(index)) {
      return "legal name";
    }
    return isBelowSeller(index) ? "name below the word for the seller" : "name of a web address";
  }

  /** The name at the head of a card terminal's slip, above the address. */
  private Optional<Name> slip() {
    for (int i = 1; i + 1 < rows.size(); i++) {
      RowFacts title = rows.row(i - 1);
      RowFacts row = rows.row(i);
      NameShape shape = rows.shape(i);
      NameShape below = rows.shape(i + 1);
      boolean headed =
          title.concepts().contains(Concept.DOCUMENT)
              && title.purity() > 0.9
              && (below.street() || below.address())
              && rows.row(i + 1).concepts().isEmpty();
      boolean name =
          shape.nameLike()
              && !shape.address()
              && !shape.digits()
              && !shape.sentence()
              && row.concepts().isEmpty()
              && row.money().isEmpty();
      if (headed && name) {
        return Optional.of(
            new Name(shape.text(), VendorMentions.WEIGHT, Source.of(row, "card slip")));
      }
    }
    return Optional.empty();
  }

  /** The head of a receipt ends where dates, amounts or the titles of columns begin. */
  private int bodyStart(boolean atDates) {
    int end = Math.min(rows.size(), TOP_ROWS);
    for (int i = 1; i < end; i++) {
      RowFacts row = rows.row(i);
      boolean money = !row.money().isEmpty() && row.letters() > 0;
      boolean date = atDates && !row.dates().isEmpty();
      if (money || date || row.concepts().contains(Concept.HEADER)) {
        return i;
      }
    }
    return end;
  }

  private void tell(Name name) {
    trace.candidate("vendor", name::name, name.source(), name.weight());
  }
}
