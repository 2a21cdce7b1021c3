package dev.receipts.extraction;

import dev.receipts.extraction.arithmetic.Reasons;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.vendor.ContactFinder;
import dev.receipts.extraction.vendor.NameText;
import dev.receipts.extraction.vendor.VendorFinder;
import dev.receipts.extraction.vendor.WebNames;
import dev.receipts.receipt.Vendor;
import dev.receipts.receipt.VendorIdentity;
import java.util.List;
import java.util.Optional;

/** The vendor by Textract's fields, by the lines, and by what people called it before. */
final class VendorReader {
  /** In percent; a name of which Textract is less sure than this gives way to that of the lines. */
  private static final double LEAST_CONFIDENCE = 20;

  private final List<RowFacts> rows;
  private final ExpenseFields named;
  private final VendorNames vendors;
  private final Findings findings;

  private VendorReader(
      List<RowFacts> rows, ExpenseFields named, VendorNames vendors, Findings findings) {
    this.rows = rows;
    this.named = named;
    this.vendors = vendors;
    this.findings = findings;
  }

  /** Who wrote the receipt. */
  static Vendor read(
      List<RowFacts> rows, ExpenseFields named, VendorNames vendors, Findings findings) {
    return new VendorReader(rows, named, vendors, findings).read();
  }

  private Vendor read() {
    ContactFinder contact = new ContactFinder(rows);
    Optional<Sourced<String>> phone = named("VENDOR_PHONE").or(contact::phone);
    Optional<Sourced<String>> taxId =
        named("VENDOR_VAT_NUMBER", "VENDOR_GST_NUMBER", "TAX_PAYER_ID").or(contact::taxId);
    Vendor vendor =
        new Vendor(
            findings.note("vendor", name()),
            findings.note("vendor.address", named("VENDOR_ADDRESS").or(contact::address)),
            findings.note("vendor.phone", phone),
            findings.note("vendor.taxId", taxId),
            findings.note("vendor.website", namedWebsite().or(contact::website)));
    return vendor.name().isPresent() ? vendor : namedBefore(vendor, taxId, phone);
  }

  private Optional<Sourced<String>> name() {
    Optional<VendorFinder.Name> own = VendorFinder.find(rows, findings.trace());
    Optional<Sourced<String>> textract = namedName(own.isEmpty() ? 0 : LEAST_CONFIDENCE);
    return textract
        .or(() -> own.map(name -> new Sourced<>(name.name(), name.source())))
        .or(this::nameInAddress);
  }

  private Optional<Sourced<String>> namedName(double leastConfidence) {
    Optional<ExpenseFields.Named> field =
        named.best("VENDOR_NAME").filter(name -> !NameText.of(name.text()).text().isEmpty());
    field.ifPresent(name -> findings.candidate("vendor", name));
    return field
        .filter(name -> name.field().confidence() >= leastConfidence)
        .map(name -> new Sourced<>(NameText.of(name.text()).text(), name.source()));
  }

  private Optional<Sourced<String>> nameInAddress() {
    return named
        .best("VENDOR_URL")
        .flatMap(
            url ->
                WebNames.nameInAddress(url.text()).map(name -> new Sourced<>(name, url.source())));
  }

  private Optional<Sourced<String>> named(String... types) {
    return named.best(types).map(field -> new Sourced<>(field.text(), field.source()));
  }

  private Optional<Sourced<String>> namedWebsite() {
    return named
        .best("VENDOR_URL")
        .flatMap(
            url ->
                ContactFinder.website(url.text())
                    .map(address -> new Sourced<>(address, url.source())));
  }

  /** The vendor with the name that people gave it before. */
  private Vendor namedBefore(
      Vendor vendor, Optional<Sourced<String>> taxId, Optional<Sourced<String>> phone) {
    Optional<VendorIdentity> identity = VendorIdentity.of(vendor);
    List<String> names = identity.map(vendors::of).orElse(List.of());
    if (names.isEmpty()) {
      return vendor;
    }
    VendorIdentity.Kind kind = identity.orElseThrow().kind();
    if (names.size() > 1) {
      findings.review(Reasons.vendorNames(kind, names));
      return vendor;
    }
    String name = names.getFirst();
    Sourced<String> number = (kind == VendorIdentity.Kind.TAX_ID ? taxId : phone).orElseThrow();
    findings.note(
        "vendor",
        () -> name,
        number.source().by("named in a review of another receipt with this " + kind.words()));
    return vendor.withName(name);
  }
}
