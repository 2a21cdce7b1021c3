package dev.receipts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  void isForItsUserAlone() throws IOException {
    assumeThat(temporary.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path folder = temporary.resolve("data");

    DataFolder.take(folder).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void namesWhatIsInItsWay() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.take(file.resolve("data")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The data folder %s cannot be used (%s is no folder): name another folder.",
            file.resolve("data"), file);
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
