package dev.receipts.extraction;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountFinder;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.header.NumberFinder;
import dev.receipts.extraction.layout.Layout;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.vendor.NameText;
import dev.receipts.extraction.vendor.VendorFinder;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import dev.receipts.page.Expense;
import dev.receipts.page.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page with what decides whether it begins a receipt or goes on with one. What only that
 * decision needs is read when it is asked for.
 */
final class PageFacts {
  /** So many rows at the top and at the bottom may hold the number of the page. */
  private static final int OUTER_ROWS = 3;

  /** The titles of the goods' columns stand so far up on a page that goes on with goods. */
  private static final int FIRST_ROWS = 3;

  private static final Pattern LONE_PAGE_OF =
      Pattern.compile("\\W{0,4}(\\d{1,3}) ?" + SmallWord.PAGE.pattern() + " ?(\\d{1,3})\\W{0,4}");

  private final Page page;
  private final List<Row> rows;
  private final NumberStyle style;
  private final List<RowFacts> facts;
  private final Lazy<Optional<String>> vendor = new Lazy<>(this::findVendor);
  private final Lazy<Optional<String>> documentNumber = new Lazy<>(this::findNumber);
  private final Lazy<Optional<PageOf>> pageOf = new Lazy<>(this::findPageOf);
  private final Lazy<Boolean> total = new Lazy<>(this::findTotal);
  private final Lazy<Boolean> date = new Lazy<>(this::findDate);

  /** "Page x of y". */
  record PageOf(int page, int pages) {}

  PageFacts(Page page) {
    this.page = page;
    rows = Layout.rows(page);
    style = NumberStyle.of(rows.isEmpty() ? fieldRows() : rows);
    facts = RowFacts.of(rows, style);
  }

  int number() {
    return page.number();
  }

  List<Row> rows() {
    return rows;
  }

  /** What Textract named, as rows of their own. */
  List<Row> fieldRows() {
    return ExpenseFields.rows(page);
  }

  NumberStyle style() {
    return style;
  }

  List<RowFacts> facts() {
    return facts;
  }

  List<Expense> expenses() {
    return page.expenses();
  }

  Optional<String> vendor() {
    return vendor.get();
  }

  Optional<String> documentNumber() {
    return documentNumber.get();
  }

  Optional<PageOf> pageOf() {
    return pageOf.get();
  }

  boolean total() {
    return total.get();
  }

  boolean date() {
    return date.get();
  }

  boolean money() {
    return page.expenses().stream().anyMatch(PageFacts::money)
        || facts.stream().anyMatch(row -> !row.money().isEmpty());
  }

  /** Textract gives an expense for each page, also where nothing on it is an amount. */
  private static boolean money(Expense expense) {
    return !expense.lineItems().isEmpty()
        || expense.summaryFields().stream()
            .anyMatch(field -> ExpenseFields.isAmount(field.type()) && !field.value().isBlank());
  }

  /** Whether two totals and two dates stand on it, as on two receipts. */
  boolean perhapsSeveral() {
    int totals = 0;
    int dates = 0;
    for (RowFacts row : facts) {
      dates += row.dates().size();
      for (Phrases.Match<Concept> match : row.keywords()) {
        boolean named =
            match.meanings().contains(Concept.TOTAL) || match.meanings().contains(Concept.FINAL);
        totals += named ? 1 : 0;
      }
    }
    return totals >= 2 && dates >= 2;
  }

  /** Whether it has what a receipt of its own has. */
  boolean complete() {
    return total() && date() && vendor().isPresent();
  }

  /** Whether it begins with the titles of the columns of goods on the page before. */
  boolean repeatsHeadingOf(PageFacts before) {
    return facts.stream()
        .limit(FIRST_ROWS)
        .filter(row -> row.concepts().contains(Concept.HEADER) && Headings.isOne(row))
        .anyMatch(row -> before.facts.stream().anyMatch(other -> other.text().equals(row.text())));
  }

  /** Whether a date stands on both. */
  boolean sharesDate(PageFacts other) {
    Set<LocalDate> others = other.dates().flatMap(PageFacts::readings).collect(Collectors.toSet());
    return dates().flatMap(PageFacts::readings).anyMatch(others::contains);
  }

  private Stream<DateToken> dates() {
    return facts.stream().flatMap(row -> row.dates().stream());
  }

  private static Stream<LocalDate> readings(DateToken date) {
    return date.readings().stream().map(DateToken.Reading::day);
  }

  /** Whether the same total is printed on both. */
  boolean sharesTotal(PageFacts other) {
    return !Collections.disjoint(totals(), other.totals());
  }

  private Optional<String> findVendor() {
    return named("VENDOR_NAME")
        .filter(name -> !NameText.of(name).text().isEmpty())
        .or(() -> VendorFinder.find(facts).map(VendorFinder.Name::name));
  }

  private Optional<String> findNumber() {
    return named("INVOICE_RECEIPT_ID")
        .or(() -> NumberFinder.find(facts).map(NumberFinder.Found::number));
  }

  private boolean findTotal() {
    return named("TOTAL").isPresent() || !totals().isEmpty();
  }

  /** What is printed as a total. */
  private Set<Long> totals() {
    return AmountFinder.find(facts).of(Role.TOTAL).stream()
        .filter(amount -> amount.weight() >= 1)
        .map(AmountCandidate::value)
        .collect(Collectors.toSet());
  }

  private boolean findDate() {
    return named("INVOICE_RECEIPT_DATE").isPresent()
        || facts.stream().anyMatch(row -> !row.dates().isEmpty() && !ofOtherDay(row.concepts()));
  }

  private static boolean ofOtherDay(Set<Concept> concepts) {
    return concepts.contains(Concept.OTHERDATE) && !concepts.contains(Concept.DATE);
  }

  private Optional<String> named(String type) {
    return page.expenses().stream()
        .flatMap(expense -> expense.summaryFields().stream())
        .filter(field -> field.type().equals(type) && !field.value().isBlank())
        .map(Expense.Field::value)
        .findFirst();
  }

  private Optional<PageOf> findPageOf() {
    return labelledPageOf().or(this::lonePageOf);
  }

  /** {@code 1 / 2} or {@code - 1 of 2 -}, and nothing else in one of the outer rows. */
  private Optional<PageOf> lonePageOf() {
    return facts.stream()
        .filter(row -> row.index() < OUTER_ROWS || row.index() >= facts.size() - OUTER_ROWS)
        .map(row -> LONE_PAGE_OF.matcher(row.text()))
        .filter(Matcher::matches)
        .map(
            found -> new PageOf(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        .filter(page -> page.page() >= 1 && page.page() <= page.pages())
        .findFirst();
  }

  private Optional<PageOf> labelledPageOf() {
    for (RowFacts row : facts) {
      for (Phrases.Match<Concept> match : row.keywords()) {
        if (match.meanings().contains(Concept.PAGE)) {
          List<Integer> numbers = wholeNumbers(row.text(), match.end());
          if (numbers.size() >= 2
              && numbers.get(0) >= 1
              && numbers.get(1) >= numbers.get(0)
              && numbers.get(1) < 10_000) {
            return Optional.of(new PageOf(numbers.get(0), numbers.get(1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Integer> wholeNumbers(String text, int from) {
    List<Integer> numbers = new ArrayList<>();
    int i = from;
    while (i < text.length() && i - from < 20 && numbers.size() < 2) {
      int end = i;
      while (end < text.length()
          && end - i < 5
          && text.charAt(end) >= '0'
          && text.charAt(end) <= '9') {
        end++;
      }
      if (end > i) {
        numbers.add(Integer.valueOf(text.substring(i, end)));
        i = end;
      } else {
        i++;
      }
    }
    return numbers;
  }

  private static final class Lazy<T> {
    private final Supplier<T> source;
    private T value;

    Lazy(Supplier<T> source) {
      this.source = source;
    }

    T get() {
      if (value == null) {
        value = source.get();
      }
      return value;
    }
  }
}
