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
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.header.DateFinder;
import dev.receipts.extraction.header.DateHabits;
import dev.receipts.extraction.header.NumberFinder;
import dev.receipts.extraction.item.Item;
import dev.receipts.extraction.item.ItemFinder;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.origin.CurrencyFinder;
import dev.receipts.extraction.origin.Region;
import dev.receipts.extraction.vendor.ContactFinder;
import dev.receipts.extraction.vendor.NameText;
import dev.receipts.extraction.vendor.VendorFinder;
import dev.receipts.extraction.vendor.WebNames;
import dev.receipts.extraction.words.Concept;
import dev.receipts.page.Box;
import dev.receipts.receipt.Amounts;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Payment;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.TaxLine;
import dev.receipts.receipt.Vendor;
import dev.receipts.receipt.VendorIdentity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Reads one receipt off its pages. */
final class ReceiptReader {
  private static final CurrencyUnit UNKNOWN = CurrencyUnit.of("XXX");

  private final List<PageFacts> pages;
  private final Optional<LocalDate> received;
  private final VendorNames vendors;
  private final List<RowFacts> rows;
  private final ExpenseFields named;

  /** What is printed, or what Textract named of it where it gave no lines. */
  private final List<RowFacts> texts;

  private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  private final List<String> reasons = new ArrayList<>();
  private final Trace trace;
  private final NumberStyle style;
  private CurrencyUnit unit = UNKNOWN;

  /** Whether the currency is printed, and not only that of the country. */
  private boolean currencyPrinted;

  private ReceiptReader(
      List<PageFacts> pages, Optional<LocalDate> received, VendorNames vendors, Trace trace) {
    this.pages = pages;
    this.received = received;
    this.vendors = vendors;
    this.trace = trace;
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
    Map<String, Integer> votes = Region.votes(texts);
    Optional<CurrencyUnit> today = currency(votes);
    unit = today.orElse(UNKNOWN);

    AmountEvidence amounts = AmountFinder.find(rows);
    named.addAmounts(amounts);
    List<Item> items = ItemFinder.find(named.items(), rows, amounts);
    Solution solution = Reconciler.solve(amounts, ItemFinder.amounts(items), digits(), trace);
    boolean anyTotal = solution.amounts().containsKey(Role.TOTAL);

    Vendor vendor = vendor();
    Optional<DateFinder.Found> date = date(DateHabits.of(votes, today, received));
    Optional<String> number = number();
    Optional<CurrencyUnit> currency =
        date.filter(found -> !currencyPrinted)
            .flatMap(found -> Region.former(votes, found.date()))
            .or(() -> today);
    unit = currency.orElse(UNKNOWN);
    if (vendor.name().isEmpty()) {
      reasons.add(Reasons.NO_VENDOR);
    }
    if (date.isEmpty()) {
      reasons.add(Reasons.NO_DATE);
    }
    date.flatMap(DateFinder.Found::other)
        .ifPresent(
            other ->
                reasons.add(
                    Reasons.AMBIGUOUS_DATE
                        + date.get().date()
                        + " or "
                        + other
                        + ": nothing on the receipt decides between "
                        + undecided(date.get().date(), other)
                        + '.'));
    if (!anyTotal) {
      reasons.add(Reasons.NO_TOTAL);
    }
    reasons.addAll(solution.conflict());
    Status status =
        !reasons.isEmpty()
            ? Status.NEEDS_REVIEW
            : solution.proven() ? Status.VERIFIED : Status.UNVERIFIED;
    return new Receipt(
        index,
        pages.getFirst().number(),
        pages.getLast().number(),
        type(solution),
        vendor,
        date.map(DateFinder.Found::date),
        date.flatMap(DateFinder.Found::time),
        number,
        currency,
        amounts(solution),
        taxLines(taxes(amounts, solution)),
        payment(solution),
        lineItems(items),
        status,
        solution.checks(),
        reasons,
        evidence,
        Categories.find(vendor.name(), rows));
  }

  private Optional<CurrencyUnit> currency(Map<String, Integer> votes) {
    Optional<CurrencyUnit> code = named.currencyCode().flatMap(Currencies::byCode);
    if (code.isPresent()) {
      currencyPrinted = true;
      return code;
    }
    Optional<CurrencyFinder.Found> found = CurrencyFinder.find(texts, votes, style, trace);
    if (found.isEmpty()) {
      CurrencyFinder.ambiguous(texts)
          .ifPresent(
              mark ->
                  reasons.add(
                      Reasons.AMBIGUOUS_CURRENCY
                          + mark
                          + ", which stands for several, and nothing on the receipt decides."));
    }
    currencyPrinted = found.flatMap(CurrencyFinder.Found::source).isPresent();
    found
        .flatMap(CurrencyFinder.Found::source)
        .ifPresent(source -> note("currency", found.get().currency().getCode(), source));
    return found.map(CurrencyFinder.Found::currency);
  }

  private Vendor vendor() {
    Optional<VendorFinder.Name> own = VendorFinder.find(rows, trace);
    Optional<ExpenseFields.Named> textract =
        named.best("VENDOR_NAME").filter(field -> !NameText.of(field.text()).text().isEmpty());
    textract.ifPresent(field -> candidate("vendor", field));
    Optional<String> name;
    if (textract.isPresent() && (own.isEmpty() || textract.get().field().confidence() >= 20)) {
      name = Optional.of(NameText.of(textract.get().text()).text());
      note("vendor", name.get(), textract.get().source());
    } else {
      own.ifPresent(found -> note("vendor", found.name(), found.source()));
      name = own.map(VendorFinder.Name::name);
      if (name.isEmpty()) {
        Optional<ExpenseFields.Named> url = named.best("VENDOR_URL");
        name = url.flatMap(field -> WebNames.nameInAddress(field.text()));
        if (name.isPresent()) {
          note("vendor", name.get(), url.get().source());
        }
      }
    }
    ContactFinder contact = new ContactFinder(rows);
    Vendor vendor =
        new Vendor(
            name,
            text("VENDOR_ADDRESS").or(contact::address),
            text("VENDOR_PHONE").or(contact::phone),
            text("VENDOR_VAT_NUMBER", "VENDOR_GST_NUMBER", "TAX_PAYER_ID").or(contact::taxId),
            text("VENDOR_URL").flatMap(ContactFinder::website).or(contact::website));
    return name.isPresent() ? vendor : named(vendor);
  }

  /** The vendor with the name that people gave it before. */
  private Vendor named(Vendor vendor) {
    Optional<VendorIdentity> identity = VendorIdentity.of(vendor);
    List<String> names = identity.map(vendors::of).orElse(List.of());
    if (names.size() != 1) {
      if (!names.isEmpty()) {
        reasons.add(Reasons.vendorNames(identity.orElseThrow().kind(), names));
      }
      return vendor;
    }
    String name = names.getFirst();
    note("vendor", name, identitySource(identity.orElseThrow()));
    return vendor.withName(name);
  }

  /** Where the number stands that the name goes by. */
  private Source identitySource(VendorIdentity identity) {
    String rule = "named in a review of another receipt with this " + identity.kind().words();
    for (RowFacts row : rows) {
      if (identity.isIn(row.text())) {
        return Source.of(row, rule);
      }
    }
    return new Source(identity.number(), pages.getFirst().number(), Box.PAGE, 100, rule, -1);
  }

  private Optional<String> text(String... types) {
    return named.best(types).map(ExpenseFields.Named::text);
  }

  /** What two readings of a date differ in. */
  private static String undecided(LocalDate one, LocalDate other) {
    if (one.getYear() != other.getYear()) {
      return "day and year";
    }
    return one.getDayOfMonth() == other.getDayOfMonth() ? "the two months" : "day and month";
  }

  private Optional<DateFinder.Found> date(DateHabits habits) {
    Optional<DateFinder.Found> own =
        DateFinder.find(rows.isEmpty() ? named.pairs() : rows, habits, trace);
    Optional<ExpenseFields.Named> field = named.best("INVOICE_RECEIPT_DATE");
    Optional<DateToken> token =
        field.stream()
            .flatMap(date -> Dates.scan(date.text()).stream())
            .flatMap(date -> habits.possible(date).stream())
            .findFirst();
    if (token.isEmpty()) {
      own.ifPresent(found -> note("date", found.date().toString(), found.source()));
      return own;
    }
    Source source = field.get().source();
    if (own.isPresent() && token.get().reads(own.get().date())) {
      note("date", own.get().date().toString(), source);
      return own;
    }
    LocalDate date = token.get().reading(habits.likely());
    note("date", date.toString(), source);
    return Optional.of(
        new DateFinder.Found(
            date,
            token.get().isSettledBy(habits.order()) ? Optional.empty() : token.get().other(date),
            own.flatMap(DateFinder.Found::time),
            source));
  }

  private Optional<String> number() {
    Optional<ExpenseFields.Named> field = named.best("INVOICE_RECEIPT_ID");
    if (field.isPresent()) {
      candidate("number", field.get());
      NumberFinder.find(rows, trace);
      note("number", field.get().text(), field.get().source());
      return field.map(ExpenseFields.Named::text);
    }
    Optional<NumberFinder.Found> found = NumberFinder.find(rows, trace);
    found.ifPresent(number -> note("number", number.number(), number.source()));
    return found.map(NumberFinder.Found::number);
  }

  private DocumentType type(Solution solution) {
    AmountCandidate total = solution.amounts().get(Role.TOTAL);
    boolean refund = total != null && total.value() < 0;
    boolean credit = false;
    boolean invoice = false;
    for (RowFacts row : rows) {
      Set<Concept> concepts = row.concepts();
      boolean title = row.index() < 15 && row.purity() > 0.9;
      credit |=
          title
              && concepts.contains(Concept.CREDIT)
              && (refund || concepts.contains(Concept.DOCUMENT));
      invoice |= concepts.contains(Concept.TERMS);
      invoice |= title && concepts.contains(Concept.RECIPIENT);
    }
    return credit
        ? DocumentType.CREDIT_NOTE
        : invoice ? DocumentType.INVOICE : DocumentType.RECEIPT;
  }

  private Payment payment(Solution solution) {
    AmountCandidate change = solution.amounts().get(Role.CHANGE);
    Optional<String> method = Optional.empty();
    Optional<String> card = Optional.empty();
    for (RowFacts row : rows) {
      Set<Concept> concepts = row.concepts();
      boolean amount = !row.money().isEmpty();
      if (concepts.contains(Concept.CARD) && (amount || (method.isEmpty() && row.purity() > 0.6))) {
        method = Optional.of(Payment.CARD);
      } else if (concepts.contains(Concept.CASH) && amount && method.isEmpty()) {
        method = Optional.of(Payment.CASH);
      }
      if (card.isEmpty()) {
        card = maskedCard(row.text()).or(() -> cardCell(row));
      }
    }
    // Nobody gets change back on a card.
    boolean cash = change != null && change.value() > 0 && card.isEmpty();
    return new Payment(cash ? Optional.of(Payment.CASH) : method, card);
  }

  /** Four digits in a cell of their own beside the name of a card. */
  private static Optional<String> cardCell(RowFacts row) {
    if (!row.concepts().contains(Concept.CARD) || row.money().isEmpty()) {
      return Optional.empty();
    }
    return row.row().cells().stream()
        .map(Cell::text)
        .filter(text -> text.length() == 4 && text.chars().allMatch(Character::isDigit))
        .findFirst();
  }

  /** The last four digits behind at least four masking signs. */
  private static Optional<String> maskedCard(String text) {
    int masked = 0;
    for (int i = 0; i + 4 <= text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == 'X' || c == 'x' || c == '#') {
        masked++;
      } else if (c >= '0' && c <= '9' && masked >= 4) {
        String digits = text.substring(i, i + 4);
        return digits.chars().allMatch(Character::isDigit) ? Optional.of(digits) : Optional.empty();
      } else if (c != ' ' && c != '-') {
        masked = 0;
      }
    }
    return Optional.empty();
  }

  private Amounts amounts(Solution solution) {
    return new Amounts(
        amount(solution, Role.SUBTOTAL),
        amount(solution, Role.TAX),
        amount(solution, Role.TIP),
        amount(solution, Role.SERVICE),
        amount(solution, Role.SHIPPING),
        amount(solution, Role.DISCOUNT),
        amount(solution, Role.ROUNDING),
        amount(solution, Role.TOTAL),
        amount(solution, Role.PAID),
        amount(solution, Role.DUE),
        amount(solution, Role.CHANGE));
  }

  private Optional<BigMoney> amount(Solution solution, Role role) {
    AmountCandidate chosen = solution.amounts().get(role);
    if (chosen == null) {
      return Optional.empty();
    }
    note(role.field(), new AmountText(digits(), false).of(chosen.value()), chosen.source());
    return Optional.of(money(chosen.value(), chosen.decimals()));
  }

  private int digits() {
    return unit.equals(UNKNOWN) ? style.digits() : unit.getDecimalPlaces();
  }

  /** With the digits of its currency; with more only where they are printed and not zero. */
  private BigMoney money(long thousandths, int decimals) {
    int digits = unit.equals(UNKNOWN) ? Math.max(decimals, style.digits()) : digits();
    BigDecimal exact = BigDecimal.valueOf(thousandths, 3);
    int needed = Math.max(0, exact.stripTrailingZeros().scale());
    return BigMoney.of(unit, exact.setScale(Math.max(needed, Math.min(digits, 3))));
  }

  /** The taxes, all of them given back where the sum of them is. */
  private static List<TaxCandidate> taxes(AmountEvidence amounts, Solution solution) {
    AmountCandidate tax = solution.amounts().get(Role.TAX);
    List<TaxCandidate> lines = Taxes.lines(amounts);
    return tax != null && tax.value() < 0
        ? lines.stream().map(TaxCandidate::mirrored).toList()
        : lines;
  }

  private List<TaxLine> taxLines(List<TaxCandidate> found) {
    List<TaxLine> lines = new ArrayList<>();
    for (TaxCandidate candidate : found) {
      TaxLine line = taxLine(candidate);
      trace.chosen("taxLines", lines.size(), () -> text(line), candidate.source());
      lines.add(line);
    }
    return lines;
  }

  private List<LineItem> lineItems(List<Item> found) {
    List<LineItem> items = new ArrayList<>();
    for (Item each : found) {
      LineItem item = lineItem(each);
      trace.chosen("lineItems", items.size(), () -> text(item), each.source());
      items.add(item);
    }
    return items;
  }

  private static String text(TaxLine line) {
    Optional<String> rate = line.rate().map(percent -> percent.toPlainString() + " %");
    return join(List.of(line.label(), rate, plain(line.amount())));
  }

  private static String text(LineItem item) {
    Optional<String> description = Optional.of(item.description()).filter(text -> !text.isEmpty());
    return join(List.of(description, plain(item.amount())));
  }

  private static Optional<String> plain(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString());
  }

  private static String join(List<Optional<String>> parts) {
    return parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" "));
  }

  private TaxLine taxLine(TaxCandidate line) {
    return new TaxLine(
        Optional.of(line.label()).filter(label -> !label.isEmpty()),
        line.rate().isPresent() ? Optional.of(plain(line.rate().getAsLong())) : Optional.empty(),
        optional(line.base()),
        Optional.of(money(line.tax(), 2)));
  }

  private LineItem lineItem(Item item) {
    return new LineItem(
        item.description(),
        item.code(),
        item.quantity().isPresent()
            ? Optional.of(plain(item.quantity().getAsLong()))
            : Optional.empty(),
        item.unit(),
        optional(item.unitPrice()),
        item.amount().isPresent()
            ? Optional.of(money(item.amount().getAsLong(), item.decimals()))
            : Optional.empty(),
        item.taxCode());
  }

  private Optional<BigMoney> optional(OptionalLong value) {
    return value.isPresent() ? Optional.of(money(value.getAsLong(), 2)) : Optional.empty();
  }

  private static BigDecimal plain(long thousandths) {
    BigDecimal value = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private void note(String field, String value, Source source) {
    evidence.put(field, source.evidence());
    trace.chosen(field, () -> value, source);
  }

  private void candidate(String field, ExpenseFields.Named named) {
    trace.candidate(field, named::text, named.source(), named.field().confidence());
  }
}
