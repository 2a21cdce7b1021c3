package dev.receipts.local.email;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How to start {@link LocalEmail}.
 *
 * @param folder where the e-mails are written, one {@code .eml} file each (made where it is
 *     missing)
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 * @param verified the addresses and domains that may send; empty lets everyone send
 */
public record EmailOptions(Path folder, int port, Optional<Set<String>> verified) {
  public EmailOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
    verified = verified.map(Set::copyOf);
  }

  /** Everyone may send, on a free port. */
  public static EmailOptions into(Path folder) {
    return new EmailOptions(folder, 0, Optional.empty());
  }
}
