package dev.receipts.samples;

import java.util.List;
import java.util.Optional;

/**
 * A fictitious shop, as it introduces itself at the top of its receipts.
 *
 * @param slogan the line under the name, which is not the vendor
 * @param taxIdLabel what is printed before the tax id
 */
record Shop(
    String name,
    Optional<String> slogan,
    List<String> address,
    Optional<String> phone,
    String taxIdLabel,
    Optional<String> taxId,
    Optional<String> website) {

  Shop {
    address = List.copyOf(address);
  }

  static Shop named(String name, String... address) {
    return new Shop(
        name,
        Optional.empty(),
        List.of(address),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty());
  }

  Shop slogan(String text) {
    return new Shop(name, Optional.of(text), address, phone, taxIdLabel, taxId, website);
  }

  Shop phone(String number) {
    return new Shop(name, slogan, address, Optional.of(number), taxIdLabel, taxId, website);
  }

  Shop taxId(String label, String id) {
    return new Shop(name, slogan, address, phone, label, Optional.of(id), website);
  }

  Shop website(String host) {
    return new Shop(name, slogan, address, phone, taxIdLabel, taxId, Optional.of(host));
  }
}
