package dev.receipts.local.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start {@link LocalDatabase}.
 *
 * @param dataFolder the folder that keeps the tables between runs (made where it is missing); empty
 *     keeps them in memory
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 */
public record DatabaseOptions(Optional<Path> dataFolder, int port) {
  public DatabaseOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
  }

  /** Tables live in memory, on a free port. */
  public static DatabaseOptions inMemory() {
    return new DatabaseOptions(Optional.empty(), 0);
  }
}
