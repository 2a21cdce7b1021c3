package dev.receipts.cli;

import java.nio.file.Path;

/** Where the project stands: the folder with {@code template.yaml}, as the launcher names it. */
final class Home {
  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("receipts.home", "")).toAbsolutePath();
  }
}
