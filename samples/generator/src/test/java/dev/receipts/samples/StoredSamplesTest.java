package dev.receipts.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored files are what the generator makes. Where this fails after a change of the generator,
 * run it again (samples/README.md says how) and look at what it made.
 */
class StoredSamplesTest {
  private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "..");

  static Stream<Named<Sample>> samples() {
    return Samples.all().stream().map(sample -> Named.of(sample.name(), sample));
  }

  @Test
  void theFolderHoldsTheSamplesAndTheirDescriptionAndNothingElse() throws IOException {
    List<String> names = new ArrayList<>(Samples.all().stream().map(Sample::name).toList());
    names.add("README.md");
    assertThat(files(FOLDER)).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void everySampleHasItsExpectedJsonAndTheOtherWayRound() throws IOException {
    assertThat(files(FOLDER.resolve("expected")))
        .containsExactlyInAnyOrderElementsOf(
            Samples.all().stream().map(Sample::expectedName).toList());
  }

  @Test
  void theDescriptionNamesEverySample() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertThat(Samples.all()).allSatisfy(sample -> assertThat(readme).contains(sample.name()));
  }

  @Test
  void theSamplesAreSmall() throws IOException {
    long sum = 0;
    for (Sample sample : Samples.all()) {
      long size = Files.size(FOLDER.resolve(sample.name()));
      assertThat(size).as(sample.name()).isLessThan(500_000);
      sum += size;
    }
    assertThat(sum).isLessThan(3_000_000);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theExpectedJsonIsTheOneOfTheDescribedSales(Sample sample) throws IOException {
    assertThat(FOLDER.resolve("expected").resolve(sample.expectedName()))
        .hasContent(ExpectedJson.of(sample));
  }

  /** Looks at pixels, not at bytes: another JDK may compress or smooth a little differently. */
  @ParameterizedTest
  @MethodSource("samples")
  void theStoredFileLooksAsTheGeneratorMakesIt(Sample sample) throws IOException {
    List<BufferedImage> stored =
        Decoded.pages(sample.name(), Files.readAllBytes(FOLDER.resolve(sample.name())));
    List<BufferedImage> made = Decoded.pages(sample.name(), sample.file().get());
    assertThat(stored).hasSameSizeAs(made).hasSize(sample.pages());
    for (int page = 0; page < made.size(); page++) {
      assertThat(stored.get(page).getWidth()).isEqualTo(made.get(page).getWidth());
      assertThat(stored.get(page).getHeight()).isEqualTo(made.get(page).getHeight());
      assertThat(Decoded.difference(stored.get(page), made.get(page)))
          .as("page %d", page + 1)
          .isLessThan(0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void makingItTwiceGivesTheSameBytes(Sample sample) {
    assertThat(sample.file().get()).isEqualTo(sample.file().get());
  }

  @Test
  void makingTheBrokenFilesTwiceGivesTheSameBytes() {
    assertThat(Samples.broken()).usingRecursiveComparison().isEqualTo(Samples.broken());
  }

  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .toList();
    }
  }
}
