package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A date that may be the receipt's.
 *
 * @param weight what speaks for it where it stands
 * @param byWeekday whether the name of a day beside it decided between its readings
 */
record DateCandidate(DateToken token, RowFacts row, double weight, boolean byWeekday) {
  Source source() {
    return Source.of(row, token.start(), "date");
  }

  Optional<Sourced<LocalTime>> time() {
    return Dates.time(row.text())
        .map(time -> new Sourced<>(time, Source.of(row, "time beside the date")));
  }
}
