package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.words.Words;
import dev.receipts.receipt.Letters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names in the web and mail addresses of a receipt: {@code www.corner-shop.com} is that of
 * Corner Shop.
 */
public final class WebNames {
  /** A receipt with more addresses than this advertises others. */
  private static final int MAX_DOMAINS = 20;

  /** A label of a domain has at most 63 letters (RFC 1035); names have blanks beside. */
  private static final int LONGEST_DOMAIN = 70;

  private static final int SHORTEST_DOMAIN = 4;
  static final double WEIGHT = 12;

  /** Providers of mailboxes and of software, whose names say nothing about the sender. */
  private static final Set<String> OF_OTHERS =
      VendorWords.CONTACTS.words("provider").stream()
          .map(Letters::oneByOne)
          .collect(Collectors.toUnmodifiableSet());

  private final Set<String> domains = new HashSet<>();

  /** What stands before the hyphen: {@code www.mill-online.com} is that of Mill. */
  private final Set<String> heads = new HashSet<>();

  private final Optional<VendorFinder.Name> first;

  private WebNames(List<RowFacts> rows) {
    Optional<VendorFinder.Name> found = Optional.empty();
    for (RowFacts row : rows) {
      String text = row.text();
      int start = start(text);
      if (start < 0) {
        continue;
      }
      String name = text.substring(start, end(text, start));
      String domain = Letters.oneByOne(name);
      if (OF_OTHERS.contains(domain)) {
        continue;
      }
      if (domain.length() >= SHORTEST_DOMAIN && domains.size() < MAX_DOMAINS) {
        domains.add(domain);
        int hyphen = name.indexOf('-');
        if (hyphen >= SHORTEST_DOMAIN) {
          heads.add(Letters.oneByOne(name.substring(0, hyphen)));
        }
      }
      if (found.isEmpty() && name.length() >= SHORTEST_DOMAIN) {
        Source source = Source.of(row, start, "web or mail address");
        found = Optional.of(new VendorFinder.Name(name, WEIGHT, source));
      }
    }
    first = found;
  }

  static WebNames of(List<RowFacts> rows) {
    return new WebNames(rows);
  }

  /** The name in a web address: {@code corner-shop} in {@code https://www.corner-shop.com/a}. */
  public static Optional<String> nameInAddress(String address) {
    String text = address.replace(" ", "");
    int scheme = text.indexOf("://");
    String host = scheme < 0 ? text : text.substring(scheme + 3);
    int www = Words.indexIgnoringCase(host, "www.");
    int start = www < 0 ? 0 : www + 4;
    int end = end(host, start);
    return end - start >= 3 ? Optional.of(host.substring(start, end)) : Optional.empty();
  }

  /** The name in the first address as printed, where nothing better names the business. */
  Optional<VendorFinder.Name> first() {
    return first;
  }

  /** Whether the words are those of an address, and no others. */
  boolean are(String text) {
    return !domains.isEmpty()
        && text.length() <= LONGEST_DOMAIN
        && domains.contains(Letters.oneByOne(text));
  }

  /** Whether two lines together are those of an address. */
  boolean are(String above, String below) {
    return !domains.isEmpty()
        && domains.contains(Letters.oneByOne(above) + Letters.oneByOne(below));
  }

  /**
   * Whether a name holds that of an address, with its umlauts written in either way, or is the
   * first part of one.
   */
  boolean in(String name) {
    if (domains.isEmpty()) {
      return false;
    }
    String folded = Letters.oneByOne(name);
    String spelled = Letters.oneByOne(spelled(name));
    return heads.contains(folded)
        || domains.stream().anyMatch(part -> folded.contains(part) || spelled.contains(part));
  }

  /** Where the name in a web or mail address begins, or -1. */
  private static int start(String text) {
    if (text.indexOf('.') < 0) {
      return -1;
    }
    int www = Words.indexIgnoringCase(text, "www.");
    if (www >= 0) {
      return www + 4;
    }
    int at = text.indexOf('@');
    boolean mail =
        at > 0
            && text.indexOf('.', at) > at + 1
            && Character.isLetter(text.charAt(at + 1))
            && !Character.isDigit(text.charAt(at - 1));
    if (mail) {
      return at + 1;
    }
    if (text.indexOf(' ') < 0) {
      return ContactFinder.webAddress(text) ? 0 : -1;
    }
    return ContactFinder.plainDomain(text);
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && ".\t /,".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
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
}
