package dev.receipts.local.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start {@link LocalStorage}.
 *
 * @param dataFolder the folder that keeps buckets and objects between runs (made where it is
 *     missing); empty keeps them in memory
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 */
public record StorageOptions(Optional<Path> dataFolder, int port) {
  public StorageOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
    }
  }

  /** Objects live in memory, on a free port. */
  public static StorageOptions inMemory() {
    return new StorageOptions(Optional.empty(), 0);
  }
}
