package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class InputFilesTest {
  private final CommandLine command = Main.commandLine();
  private final Path folder;

  InputFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileIsTakenAsItIsWhateverItsNameSays() throws IOException {
    Path file = file("receipt.xyz");

    assertThat(expand(file)).containsExactly(file);
  }

  @Test
  void ofAFolderTheDocumentsAreTakenByName() throws IOException {
    Path second = file("b.PDF");
    Path first = file("a.jpg");
    file("notes.txt");
    file(".hidden.jpg");
    file("nosuffix");

    assertThat(expand(folder)).containsExactly(first, second);
  }

  @Test
  void aFolderInAFolderIsLeftAlone() throws IOException {
    Path file = file("a.jpg");
    Files.createDirectories(folder.resolve("inner.pdf"));

    assertThat(expand(folder)).containsExactly(file);
  }

  @Test
  void filesKeepTheOrderInWhichTheUserNamedThem() throws IOException {
    Path b = file("b.jpg");
    Path a = file("a.jpg");

    assertThat(expand(b, a, b)).containsExactly(b, a, b);
  }

  @Test
  void whatDoesNotExistIsWrongUsage() {
    assertThatThrownBy(() -> expand(folder.resolve("missing.pdf")))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("There is no file or folder")
        .hasMessageContaining("missing.pdf");
  }

  @Test
  void aFolderWithoutDocumentsIsWrongUsageAndSaysWhatWouldBeTaken() throws IOException {
    file("notes.txt");

    assertThatThrownBy(() -> expand(folder))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("jpeg, jpg, pdf, png, tif, tiff");
  }

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  private List<Path> expand(Path... paths) throws IOException {
    return InputFiles.expand(command, List.of(paths), InputFiles.DOCUMENTS);
  }
}
