package dev.receipts.extraction;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.header.DateFinder;
import dev.receipts.extraction.header.DateHabits;
import dev.receipts.extraction.header.NumberFinder;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The day and the number of a receipt by Textract's fields and by the lines. */
final class HeaderReader {
  private final List<RowFacts> rows;
  private final ExpenseFields named;
  private final Findings findings;

  HeaderReader(List<RowFacts> rows, ExpenseFields named, Findings findings) {
    this.rows = rows;
    this.named = named;
    this.findings = findings;
  }

  /**
   * The day with the time.
   *
   * @param habits how dates are written where the receipt comes from
   */
  Optional<DateFinder.Found> date(DateHabits habits) {
    Optional<DateFinder.Found> date = find(habits);
    date.ifPresent(found -> findings.note("date", found.date()::toString, found.source()));
    findings.note("time", date.flatMap(DateFinder.Found::time));
    return date;
  }

  private Optional<DateFinder.Found> find(DateHabits habits) {
    Optional<DateFinder.Found> own =
        DateFinder.find(rows.isEmpty() ? named.pairs() : rows, habits, findings.trace());
    Optional<ExpenseFields.Named> field = named.best("INVOICE_RECEIPT_DATE");
    Optional<DateToken> token =
        field.stream()
            .flatMap(date -> Dates.scan(date.text()).stream())
            .flatMap(date -> habits.possible(date).stream())
            .findFirst();
    return token.isEmpty()
        ? own
        : Optional.of(named(token.get(), field.orElseThrow().source(), habits, own));
  }

  /** The day in Textract's field, read as the lines read it where they have it too. */
  private static DateFinder.Found named(
      DateToken token, Source source, DateHabits habits, Optional<DateFinder.Found> own) {
    Optional<DateFinder.Found> same = own.filter(found -> token.reads(found.date()));
    LocalDate date =
        same.map(DateFinder.Found::date).orElseGet(() -> token.reading(habits.likely()));
    Optional<LocalDate> other =
        token.isSettledBy(habits.order()) ? Optional.empty() : token.other(date);
    return new DateFinder.Found(
        date,
        same.map(DateFinder.Found::other).orElse(other),
        own.flatMap(DateFinder.Found::time),
        source);
  }

  /** The number of the receipt. */
  Optional<String> number() {
    Optional<NumberFinder.Found> own = NumberFinder.find(rows, findings.trace());
    Optional<ExpenseFields.Named> field = named.best("INVOICE_RECEIPT_ID");
    field.ifPresent(number -> findings.candidate("number", number));
    return findings.note(
        "number",
        field
            .map(number -> new Sourced<>(number.text(), number.source()))
            .or(() -> own.map(number -> new Sourced<>(number.number(), number.source()))));
  }
}
