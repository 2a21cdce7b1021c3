package dev.receipts.extraction;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountFinder;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.amount.Taxes;
import dev.receipts.extraction.arithmetic.Reasons;
import dev.receipts.extraction.arithmetic.Reconciler;
import dev.receipts.extraction.arithmetic.Solution;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.header.DateFinder;
import dev.receipts.extraction.header.DateHabits;
import dev.receipts.extraction.item.Item;
import dev.receipts.extraction.item.ItemFinder;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.origin.CurrencyFinder;
import dev.receipts.extraction.origin.RegionVotes;
import dev.receipts.receipt.Amounts;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Payment;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.TaxLine;
import dev.receipts.receipt.Vendor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Reads one receipt off its pages. */
final class ReceiptReader {
  private final List<PageFacts> pages;
  private final Optional<LocalDate> received;
  private final VendorNames vendors;
  private final List<RowFacts> rows;
  private final ExpenseFields named;

  /** What is printed, or what Textract named of it where it gave no lines. */
  private final List<RowFacts> texts;

  private final Findings findings;
  private final NumberStyle style;

  private ReceiptReader(
      List<PageFacts> pages, Optional<LocalDate> received, VendorNames vendors, Trace trace) {
    this.pages = pages;
    this.received = received;
    this.vendors = vendors;
    findings = new Findings(trace);
    if (pages.size() == 1) {
      style = pages.getFirst().style();
      rows = pages.getFirst().facts();
    } else {
      List<Row> all = new ArrayList<>();
      pages.forEach(page -> all.addAll(page.rows()));
      style = NumberStyle.of(all);
      rows = RowFacts.of(all, style);
    }
    named = new ExpenseFields(pages, style);
    texts = rows.isEmpty() ? named.rows() : rows;
  }

  /**
   * @param received when the document was handed in, where that is known
   * @param vendors names for vendors whose own name is not found
   */
  static Receipt read(
      int index,
      List<PageFacts> pages,
      Optional<LocalDate> received,
      VendorNames vendors,
      Trace trace) {
    return new ReceiptReader(pages, received, vendors, trace).read(index);
  }

  private Receipt read(int index) {
    RegionVotes regions = RegionVotes.of(texts);
    Optional<CurrencyFinder.Found> today = currency(regions);
    Optional<CurrencyUnit> paid = today.map(CurrencyFinder.Found::currency);

    AmountEvidence amounts = AmountFinder.find(rows);
    named.addAmounts(amounts);
    List<Item> items = ItemFinder.find(named.items(), rows, amounts);
    Solution solution =
        Reconciler.solve(
            amounts,
            ItemFinder.amounts(items),
            new ReceiptMoney(paid, style).digits(),
            findings.trace());

    Vendor vendor = VendorReader.read(rows, named, vendors, findings);
    HeaderReader header = new HeaderReader(rows, named, findings);
    Optional<DateFinder.Found> date = header.date(DateHabits.of(regions, paid, received));
    Optional<String> number = header.number();
    Optional<CurrencyUnit> currency = noted(then(today, date, regions));
    ReceiptMoney money = new ReceiptMoney(currency, style);
    addReasons(vendor, date, solution);
    return new Receipt(
        index,
        pages.getFirst().number(),
        pages.getLast().number(),
        type(solution),
        vendor,
        date.map(DateFinder.Found::date),
        date.flatMap(DateFinder.Found::time).map(Sourced::value),
        number,
        currency,
        amounts(solution, money),
        taxLines(taxes(amounts, solution), money),
        payment(solution),
        lineItems(items, money),
        status(solution),
        solution.checks(),
        findings.reasons(),
        findings.evidence(),
        category(vendor));
  }

  private Optional<CurrencyFinder.Found> currency(RegionVotes regions) {
    Optional<Sourced<String>> code = named.currencyCode();
    Optional<CurrencyUnit> unit = code.map(Sourced::value).flatMap(Currencies::byCode);
    if (unit.isPresent()) {
      return unit.map(known -> new CurrencyFinder.Found(known, code.get().source(), true));
    }
    Optional<CurrencyFinder.Found> found =
        CurrencyFinder.find(texts, regions, style, findings.trace());
    if (found.isEmpty()) {
      CurrencyFinder.ambiguous(texts)
          .ifPresent(
              mark ->
                  findings.review(
                      Reasons.AMBIGUOUS_CURRENCY
                          + mark
                          + ", which stands for several, and nothing on the receipt decides."));
    }
    return found;
  }

  /** What was paid with at the time, where that is not printed. */
  private static Optional<CurrencyFinder.Found> then(
      Optional<CurrencyFinder.Found> today, Optional<DateFinder.Found> date, RegionVotes regions) {
    return date.filter(found -> today.filter(CurrencyFinder.Found::printed).isEmpty())
        .flatMap(found -> regions.former(found.date()))
        .or(() -> today);
  }

  private Optional<CurrencyUnit> noted(Optional<CurrencyFinder.Found> currency) {
    currency.ifPresent(
        found -> findings.note("currency", found.currency()::getCode, found.source()));
    return currency.map(CurrencyFinder.Found::currency);
  }

  private void addReasons(Vendor vendor, Optional<DateFinder.Found> date, Solution solution) {
    if (vendor.name().isEmpty()) {
      findings.review(Reasons.NO_VENDOR);
    }
    if (date.isEmpty()) {
      findings.review(Reasons.NO_DATE);
    }
    date.ifPresent(
        found -> found.other().ifPresent(other -> findings.review(doubt(found.date(), other))));
    if (!solution.amounts().containsKey(Role.TOTAL)) {
      findings.review(Reasons.NO_TOTAL);
    }
    solution.conflict().forEach(findings::review);
  }

  private static String doubt(LocalDate date, LocalDate other) {
    return Reasons.AMBIGUOUS_DATE
        + date
        + " or "
        + other
        + ": nothing on the receipt decides between "
        + undecided(date, other)
        + '.';
  }

  /** What two readings of a date differ in. */
  private static String undecided(LocalDate one, LocalDate other) {
    if (one.getYear() != other.getYear()) {
      return "day and year";
    }
    return one.getDayOfMonth() == other.getDayOfMonth() ? "the two months" : "day and month";
  }

  private Status status(Solution solution) {
    if (!findings.reasons().isEmpty()) {
      return Status.NEEDS_REVIEW;
    }
    return solution.proven() ? Status.VERIFIED : Status.UNVERIFIED;
  }

  private DocumentType type(Solution solution) {
    AmountCandidate total = solution.amounts().get(Role.TOTAL);
    boolean refund = total != null && total.value() < 0;
    return findings.note("type", DocumentTypes.find(rows, refund)).orElse(DocumentType.RECEIPT);
  }

  private Payment payment(Solution solution) {
    PaymentFinder payment = new PaymentFinder(rows);
    return new Payment(
        findings.note(
            "paymentMethod",
            payment.method(Optional.ofNullable(solution.amounts().get(Role.CHANGE)))),
        findings.note("cardLastFour", payment.cardLastFour()));
  }

  private Optional<String> category(Vendor vendor) {
    Optional<Categories.Found> found = Categories.find(vendor.name(), rows);
    found.ifPresent(
        category ->
            category
                .source()
                .ifPresent(source -> findings.note("category", category::category, source)));
    return found.map(Categories.Found::category);
  }

  private Amounts amounts(Solution solution, ReceiptMoney money) {
    return new Amounts(
        amount(solution, money, Role.SUBTOTAL),
        amount(solution, money, Role.TAX),
        amount(solution, money, Role.TIP),
        amount(solution, money, Role.SERVICE),
        amount(solution, money, Role.SHIPPING),
        amount(solution, money, Role.DISCOUNT),
        amount(solution, money, Role.ROUNDING),
        amount(solution, money, Role.TOTAL),
        amount(solution, money, Role.PAID),
        amount(solution, money, Role.DUE),
        amount(solution, money, Role.CHANGE));
  }

  private Optional<BigMoney> amount(Solution solution, ReceiptMoney money, Role role) {
    Optional<AmountCandidate> chosen = Optional.ofNullable(solution.amounts().get(role));
    chosen.ifPresent(
        amount -> findings.note(role.field(), () -> money.text(amount.value()), amount.source()));
    return chosen.map(amount -> money.of(amount.value(), amount.decimals()));
  }

  /** The taxes, all of them given back where the sum of them is. */
  private static List<TaxCandidate> taxes(AmountEvidence amounts, Solution solution) {
    AmountCandidate tax = solution.amounts().get(Role.TAX);
    List<TaxCandidate> lines = Taxes.lines(amounts);
    return tax != null && tax.value() < 0
        ? lines.stream().map(TaxCandidate::mirrored).toList()
        : lines;
  }

  private List<TaxLine> taxLines(List<TaxCandidate> found, ReceiptMoney money) {
    List<TaxLine> lines = new ArrayList<>();
    for (TaxCandidate candidate : found) {
      TaxLine line = money.taxLine(candidate);
      lines.add(line);
      findings.note("taxes[" + lines.size() + "]", () -> text(line), candidate.source());
    }
    return lines;
  }

  private List<LineItem> lineItems(List<Item> found, ReceiptMoney money) {
    List<LineItem> items = new ArrayList<>();
    for (Item each : found) {
      LineItem item = money.lineItem(each);
      items.add(item);
      findings.note("lines[" + items.size() + "]", () -> text(item), each.source());
    }
    return items;
  }

  private static String text(TaxLine line) {
    Optional<String> rate = line.rate().map(percent -> percent.toPlainString() + " %");
    return join(List.of(line.label(), rate, plain(line.amount())));
  }

  private static String text(LineItem item) {
    Optional<String> description = Optional.of(item.description()).filter(name -> !name.isEmpty());
    return join(List.of(description, plain(item.amount())));
  }

  private static Optional<String> plain(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString());
  }

  private static String join(List<Optional<String>> parts) {
    return parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" "));
  }
}
