package dev.receipts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temporary;

  @Test
  void isMadeWhereItIsMissing() throws IOException {
    Path folder = temporary.resolve("some/where");

    DataFolder.take(folder).close();

    assertThat(folder).isDirectory();
  }

  @Test
  void belongsToOneStackAtATime() throws IOException {
    DataFolder first = DataFolder.take(temporary);

    assertThatThrownBy(() -> DataFolder.take(temporary))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in use by a stack that is running");

    first.close();
    assertThatCode(() -> DataFolder.take(temporary).close()).doesNotThrowAnyException();
  }
}
