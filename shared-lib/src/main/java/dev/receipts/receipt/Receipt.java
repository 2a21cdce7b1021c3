package dev.receipts.receipt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * One receipt, invoice or credit note as read from a document. What has no evidence is absent.
 *
 * @param index position in its document, from 0
 * @param firstPage the first page it stands on, from 1
 * @param lastPage the last page it stands on, from 1
 * @param currency absent where nothing on the receipt says it
 * @param checks the arithmetic that was checked, with its numbers
 * @param reviewReasons why a person should look; empty unless the status is NEEDS_REVIEW
 * @param evidence for each field by the name that it is corrected by, as {@code total}, {@code
 *     vendor.phone} and {@code lines[2]}: which text on which page and which rule it came from
 * @param category what the expense is for, as {@code MEALS}; absent where its words do not tell
 */
public record Receipt(
    int index,
    int firstPage,
    int lastPage,
    DocumentType type,
    Vendor vendor,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    Optional<String> number,
    Optional<CurrencyUnit> currency,
    Amounts amounts,
    List<TaxLine> taxLines,
    Payment payment,
    List<LineItem> lineItems,
    Status status,
    List<Check> checks,
    List<String> reviewReasons,
    Map<String, Evidence> evidence,
    Optional<String> category) {

  public Receipt {
    taxLines = List.copyOf(taxLines);
    lineItems = List.copyOf(lineItems);
    checks = List.copyOf(checks);
    reviewReasons = List.copyOf(reviewReasons);
    evidence = Map.copyOf(evidence);
  }

  /** The same fields, judged anew. */
  public Receipt with(Status newStatus, List<Check> newChecks, List<String> newReasons) {
    return with(newStatus, newChecks, newReasons, evidence);
  }

  /** The same, without what each line was read from: of many lines that is the larger part. */
  public Receipt withoutEvidenceOfLines() {
    Map<String, Evidence> others = new HashMap<>(evidence);
    others.keySet().removeIf(field -> field.startsWith("lines["));
    return with(status, checks, reviewReasons, others);
  }

  private Receipt with(
      Status newStatus,
      List<Check> newChecks,
      List<String> newReasons,
      Map<String, Evidence> newEvidence) {
    return new Receipt(
        index,
        firstPage,
        lastPage,
        type,
        vendor,
        date,
        time,
        number,
        currency,
        amounts,
        taxLines,
        payment,
        lineItems,
        newStatus,
        newChecks,
        newReasons,
        newEvidence,
        category);
  }

  /** What kind of document it is. */
  public enum DocumentType {
    RECEIPT,
    INVOICE,
    CREDIT_NOTE
  }

  /** How far the values can be trusted. */
  public enum Status {
    /** Independent printed evidence proves the total. */
    VERIFIED,
    /** Nothing contradicts the values, and nothing proves them. */
    UNVERIFIED,
    /** The evidence conflicts, or a required field is missing. */
    NEEDS_REVIEW
  }
}
