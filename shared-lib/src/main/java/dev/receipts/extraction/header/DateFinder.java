package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import dev.receipts.page.Box;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses the date of the receipt among all dates on it. */
public final class DateFinder {

  /**
   * The date of a receipt.
   *
   * @param other the other reading, where nothing on the receipt decides between day and month
   */
  public record Found(
      LocalDate date,
      Optional<LocalDate> other,
      Optional<Sourced<LocalTime>> time,
      Source source) {}

  /**
   * A date that may be the receipt's.
   *
   * @param byWeekday whether the name of a day beside it decided between its readings
   */
  private record Candidate(DateToken token, RowFacts row, double weight, boolean byWeekday) {}

  /** More dates than this are a calendar or a statement. */
  private static final int MAX_DATES = 200;

  /** By so much less a date weighs for each row above it. */
  private static final double BELOW = 0.05;

  /** Rows; the date at the foot of a long roll is no worse than that of a long page. */
  private static final int MOST_BELOW = 120;

  /** What labels of dates speak of; the first meaning of a label counts. */
  private static final List<Concept> LABELS =
      List.of(Concept.OTHERDATE, Concept.DUE, Concept.ORDERDATE, Concept.DATE);

  /** What labels of numbers speak of. */
  private static final Set<Concept> NUMBERS =
      EnumSet.of(Concept.NUMBER, Concept.ORDERNUMBER, Concept.OTHERNUMBER);

  /** Labels as long as this are of one date only, as {@code invoice date} and not {@code date}. */
  private static final int FULL = 9;

  /** What stands in front of a letter's date: where it was written. */
  private static final Pattern LETTER_DATE =
      Pattern.compile("\\p{Lu}[\\p{L} .-]{2,30}, ?(?:\\p{Ll}{2,3} )?");

  private static final int LONGEST_BESIDE = 5;

  private static final int LONGEST_TITLE = 30;

  /** Letters of a short word in the second row of a title. */
  private static final int REST_OF_TITLE = 4;

  /** What stands between the labels of a number and of its date. */
  private static final Pattern BESIDE_NUMBER = Pattern.compile("[. ]{0,2}[/&][ -]{0,2}");

  private static final DateTimeFormatter CODE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final DateTimeFormatter HOURS_AND_MINUTES =
      DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

  private DateFinder() {}

  /**
   * The day of the receipt; where its day and month could be either, both readings.
   *
   * @param habits how dates are written where the receipt comes from
   */
  public static Optional<Found> find(List<RowFacts> rows, DateHabits habits, Trace trace) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RowFacts row = rows.get(i);
      for (DateToken token : row.dates()) {
        if (candidates.size() == MAX_DATES) {
          break;
        }
        Optional<DateToken> possible = habits.possible(token);
        if (possible.isPresent()) {
          Optional<DateToken> onWeekday = onWeekday(row, possible.get());
          candidates.add(
              new Candidate(
                  onWeekday.orElse(possible.get()),
                  row,
                  weight(rows, i, token),
                  onWeekday.isPresent()));
        }
      }
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Optional<DateOrder> known = order(candidates, habits.order());
    DateOrder order = known.orElse(habits.likely());
    Candidate best = null;
    double most = 0;
    for (Candidate candidate : candidates) {
      double weight = candidate.weight;
      for (Candidate other : candidates) {
        if (!other.equals(candidate) && other.token.reads(candidate.token.reading(order))) {
          weight += 3;
        }
      }
      trace.candidate(
          "date", () -> candidate.token.reading(order).toString(), source(candidate), weight);
      if (best == null || weight > most) {
        best = candidate;
        most = weight;
      }
    }
    if (most < -15) {
      return Optional.empty();
    }
    Found found = found(best, candidates, known, order);
    return Optional.of(restored(rows, best, found).orElse(found));
  }

  /**
   * The date whose first digit was cut off at the paper's edge, as in {@code 7.02.2020 15:56},
   * where the long number of the receipt holds the whole date and the time.
   */
  private static Optional<Found> restored(List<RowFacts> rows, Candidate best, Found found) {
    String text = best.row.text();
    int start = best.token.start();
    boolean edge = start == 0 || text.charAt(start - 1) == '\t';
    boolean padded = start + 2 < text.length() && text.charAt(start + 2) == '0';
    int day = found.date.getDayOfMonth();
    if (!edge || !padded || day > 9 || found.time.isEmpty()) {
      return Optional.empty();
    }
    String time = found.time.get().value().format(HOURS_AND_MINUTES);
    LocalDate only = null;
    for (int tens = 0; tens <= 3; tens++) {
      if (day + 10 * tens > found.date.lengthOfMonth()) {
        continue;
      }
      LocalDate whole = found.date.withDayOfMonth(day + 10 * tens);
      if (rows.stream().anyMatch(row -> holds(row.text(), whole.format(CODE), time))) {
        if (only != null) {
          return Optional.empty();
        }
        only = whole;
      }
    }
    return Optional.ofNullable(only)
        .map(date -> new Found(date, Optional.empty(), found.time, found.source));
  }

  /** Whether a longer number in a text has the date and behind it the time. */
  private static boolean holds(String text, String date, String time) {
    int at = text.indexOf(date + time);
    return at > 0 && Character.isDigit(text.charAt(at - 1));
  }

  private static Found found(
      Candidate best, List<Candidate> candidates, Optional<DateOrder> known, DateOrder order) {
    DateToken token = best.token;
    LocalDate date = token.reading(order);
    Optional<LocalDate> other = Optional.empty();
    if (token.ambiguous()) {
      boolean settled = token.isSettledBy(known);
      for (Candidate candidate : candidates) {
        // The same day, written without doubt elsewhere.
        if (!candidate.token.ambiguous()) {
          LocalDate sure = candidate.token.reading(order);
          if (token.reads(sure)) {
            date = sure;
            settled = true;
          }
        }
      }
      if (!settled) {
        other = token.other(date);
      }
    }
    Optional<Sourced<LocalTime>> time = time(best.row);
    for (Candidate candidate : candidates) {
      if (time.isEmpty() && candidate.token.reads(date)) {
        time = time(candidate.row);
      }
    }
    return new Found(date, other, time, source(best));
  }

  private static Optional<Sourced<LocalTime>> time(RowFacts row) {
    return Dates.time(row.text())
        .map(time -> new Sourced<>(time, Source.of(row, "time beside the date")));
  }

  private static Source source(Candidate candidate) {
    return Source.of(candidate.row, candidate.token.start(), "date");
  }

  private static double weight(List<RowFacts> rows, int index, DateToken token) {
    RowFacts row = rows.get(index);
    double weight = token.sure() ? 6 : 0;
    Optional<Label> before = nearest(row, 0, token.start());
    Optional<Label> above =
        before.isEmpty() && index > 0
            ? above(titlesAbove(rows, index), row, token)
            : Optional.empty();
    weight += before.map(Label::beside).or(() -> above.map(Label::above)).orElse(0.0);
    // Midnight is what a machine writes that knows the day only.
    if (Dates.time(row.text()).filter(time -> !time.equals(LocalTime.MIDNIGHT)).isPresent()) {
      weight += 8;
    }
    if (!row.money().isEmpty()) {
      weight -= 4;
    }
    if (isOfPeriod(row, token)) {
      weight -= 15;
    }
    if (isOfLetter(row, token)) {
      weight += 12;
    }
    if (before.isEmpty() && isBehindTitle(row, token)) {
      weight += 10;
    }
    if (machineStamp(row.text(), token)) {
      weight -= 12;
    }
    return weight - BELOW * Math.min(index, MOST_BELOW);
  }

  /** What the label of a date speaks of; the longer it is, the more it tells. */
  private record Label(Concept kind, boolean full) {
    double beside() {
      return switch (kind) {
        case OTHERDATE, DUE -> -25;
        // Goods are ordered before they are paid for.
        case ORDERDATE -> 8;
        default -> full ? 25 : 20;
      };
    }

    double above() {
      return switch (kind) {
        case OTHERDATE, DUE -> -10;
        case ORDERDATE -> 4;
        default -> full ? 21 : 12;
      };
    }
  }

  /**
   * {@code Invoice date/Delivery date}: the first one tells what the date is, be it in the row
   * above.
   */
  private static boolean isSecond(String text, int label, boolean first) {
    int before = label - 1;
    while (before > 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && text.charAt(before) == '/' && (first || before == 0);
  }

  /** Whether a slash or the like stands between the labels of a number and of its date. */
  static boolean isBesideNumber(String text, int numberEnd, int date) {
    return date >= numberEnd
        && date - numberEnd <= LONGEST_BESIDE
        && BESIDE_NUMBER.matcher(text.substring(numberEnd, date)).matches();
  }

  /** {@code Invoice no./date}: the date is that of what the number is of. */
  private static Label ofNumber(Set<Concept> number) {
    Concept kind =
        number.contains(Concept.NUMBER)
            ? Concept.DATE
            : number.contains(Concept.ORDERNUMBER) ? Concept.ORDERDATE : Concept.OTHERDATE;
    return new Label(kind, true);
  }

  /** The last label of a date in a part of a row. */
  private static Optional<Label> nearest(RowFacts row, int from, int to) {
    Optional<Label> nearest = Optional.empty();
    Optional<Phrases.Match<Concept>> before = Optional.empty();
    for (Phrases.Match<Concept> match : row.keywords()) {
      Optional<Phrases.Match<Concept>> number =
          before.filter(
              label ->
                  match.meanings().contains(Concept.DATE)
                      && match.end() - match.start() < FULL
                      && label.meanings().stream().anyMatch(NUMBERS::contains)
                      && isBesideNumber(row.text(), label.end(), match.start()));
      before = Optional.of(match);
      boolean inside = match.start() >= from && match.start() < to;
      if (inside && number.isPresent()) {
        nearest = Optional.of(ofNumber(number.get().meanings()));
        continue;
      }
      boolean second = isSecond(row.text(), match.start(), nearest.isPresent());
      if (match.start() >= from && match.start() < to && !second) {
        for (Concept kind : LABELS) {
          if (match.meanings().contains(kind)) {
            nearest = Optional.of(new Label(kind, match.end() - match.start() >= FULL));
            break;
          }
        }
      }
    }
    return nearest;
  }

  /** The row above, or the one above that where titles go on with a word below the others. */
  private static RowFacts titlesAbove(List<RowFacts> rows, int index) {
    RowFacts above = rows.get(index - 1);
    boolean rest = index > 1 && above.keywords().isEmpty() && above.letters() <= REST_OF_TITLE;
    return rest ? rows.get(index - 2) : above;
  }

  /** Titles and dates that were each read as one piece belong together in their order. */
  private static Optional<Label> inOrder(RowFacts titles, RowFacts row, DateToken token) {
    List<Label> labels = new ArrayList<>();
    for (Phrases.Match<Concept> match : titles.keywords()) {
      LABELS.stream()
          .filter(match.meanings()::contains)
          .findFirst()
          .ifPresent(kind -> labels.add(new Label(kind, match.end() - match.start() >= FULL)));
    }
    return labels.size() > 1 && labels.size() == row.dates().size()
        ? Optional.of(labels.get(row.dates().indexOf(token)))
        : Optional.empty();
  }

  /** The label in the column above a date; where none stands there, any label above. */
  private static Optional<Label> above(RowFacts titles, RowFacts row, DateToken token) {
    boolean ofGoods = !row.money().isEmpty() && Headings.isOne(titles);
    if (!titles.dates().isEmpty() || ofGoods) {
      return Optional.empty();
    }
    Box below = row.row().cellAt(token.start()).box();
    int start = 0;
    for (Cell cell : titles.row().cells()) {
      int end = start + cell.text().length();
      boolean column = cell.box().left() < below.right() && below.left() < cell.box().right();
      Optional<Label> label = column ? nearest(titles, start, end) : Optional.empty();
      if (label.isPresent() && titles.row().cells().size() > 1) {
        return label;
      }
      start = end + 1;
    }
    return inOrder(titles, row, token)
        .or(
            () ->
                LABELS.reversed().stream()
                    .filter(titles.concepts()::contains)
                    .findFirst()
                    .map(kind -> new Label(kind, false)));
  }

  /** {@code Leeds, 4 May 2024} and {@code Ulm, den 04.05.2024}: a letter begins with its date. */
  private static boolean isOfLetter(RowFacts row, DateToken token) {
    int start = row.text().lastIndexOf('\t', token.start()) + 1;
    return LETTER_DATE.matcher(row.text().substring(start, token.start())).matches()
        && row.keywords().isEmpty();
  }

  /** {@code Invoice 4 May 2024}, and nothing else. */
  private static boolean isBehindTitle(RowFacts row, DateToken token) {
    return row.concepts(0, token.start()).contains(Concept.DOCUMENT)
        && token.end() == row.text().length()
        && token.start() <= LONGEST_TITLE;
  }

  /** Whether the day begins or ends a period: {@code 01.02.2024 - 29.02.2024}. */
  private static boolean isOfPeriod(RowFacts row, DateToken token) {
    for (DateToken other : row.dates()) {
      int from = Math.min(token.end(), other.end());
      int to = Math.max(token.start(), other.start());
      if (!other.equals(token)
          && from < to
          && SmallWord.UNTIL.is(row.text().substring(from, to).strip())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a time follows as in {@code 2023-03-02T23:35:00.000Z}: that is how the security module
   * of a till signs, often in universal time, where it can be the day before the printed one.
   */
  private static boolean machineStamp(String text, DateToken token) {
    int end = token.end();
    return end + 1 < text.length()
        && text.charAt(end) == 'T'
        && Character.isDigit(text.charAt(end + 1))
        && text.charAt(token.start() + 4) == '-';
  }

  /** {@code Thursday 02-05-2026}: only one of the readings is on that day of the week. */
  private static Optional<DateToken> onWeekday(RowFacts row, DateToken token) {
    return token.ambiguous()
        ? Weekdays.beside(row, token.start(), token.end())
            .flatMap(weekday -> token.only(on -> on.day().getDayOfWeek() == weekday))
            .filter(decided -> !decided.ambiguous())
        : Optional.empty();
  }

  private static Optional<DateOrder> byWeekday(List<Candidate> candidates) {
    Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
    for (Candidate candidate : candidates) {
      if (candidate.byWeekday) {
        candidate.token.readings().getFirst().order().ifPresent(orders::add);
      }
    }
    return orders.size() == 1 ? orders.stream().findFirst() : Optional.empty();
  }

  /** Whether days stand before months here, where anything says so. */
  private static Optional<DateOrder> order(
      List<Candidate> candidates, Optional<DateOrder> regionOrder) {
    Optional<DateOrder> byWeekday = byWeekday(candidates);
    if (byWeekday.isPresent()) {
      return byWeekday;
    }
    int day = 0;
    int month = 0;
    for (Candidate candidate : candidates) {
      DateToken.Reading only = candidate.token.readings().getFirst();
      if (!candidate.token.ambiguous()) {
        day += only.is(DateOrder.DMY) && only.day().getDayOfMonth() > 12 ? 1 : 0;
        month += only.is(DateOrder.MDY) ? 1 : 0;
      }
    }
    if (month > 0 && day == 0) {
      return Optional.of(DateOrder.MDY);
    }
    if (regionOrder.isPresent() && regionOrder.get() != DateOrder.YMD) {
      return regionOrder;
    }
    return day > 0 && month == 0 ? Optional.of(DateOrder.DMY) : Optional.empty();
  }
}
