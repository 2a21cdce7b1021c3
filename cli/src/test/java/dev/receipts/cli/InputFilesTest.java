package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class InputFilesTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
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

  @Test
  void whatLooksLikeADocumentAndIsNoneThatCanBeReadIsNamed() throws IOException {
    Path taken = file("a.jpg");
    file("photo.HEIC");
    file("b.webp");
    file(".hidden.webp");
    file("truth.jsonl");
    file("README");

    assertThat(expand(folder)).containsExactly(taken);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "receipts: 2 files were skipped, as they are no JPEG, PNG, PDF or TIFF: b.webp,"
                + " photo.HEIC");
  }

  @Test
  void ofManySkippedFilesTheFirstAreNamed() throws IOException {
    file("a.jpg");
    for (int number = 1; number <= 7; number++) {
      file("photo-" + number + ".heic");
    }

    expand(folder);

    assertThat(err.toString())
        .contains("7 files were skipped")
        .contains("photo-5.heic, …")
        .doesNotContain("photo-6");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNoFile() {
    assertThatThrownBy(() -> expand(Path.of("/dev/null")))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("/dev/null is a pipe or a device and no file");
  }

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  private List<Path> expand(Path... paths) throws IOException {
    return InputFiles.expand(command, List.of(paths), InputFiles.DOCUMENTS);
  }
}
