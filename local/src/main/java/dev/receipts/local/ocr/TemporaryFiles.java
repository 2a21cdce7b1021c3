package dev.receipts.local.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that native code and PDFBox want on disk: Tesseract's model, the unpacked libraries and
 * a list of fonts. They lie in one temporary folder of this process, which goes when the process
 * does. Without this the libraries would write to the user's home.
 */
final class TemporaryFiles {
  private static final String MODEL = "tessdata/eng.traineddata";

  private TemporaryFiles() {}

  /** The folder with Tesseract's model. The first call unpacks it. */
  static Path model() {
    return Holder.MODEL_FOLDER;
  }

  /** Makes sure that PDFBox and the native loader write to the temporary folder only. */
  static void prepare() {
    Holder.MODEL_FOLDER.toFile();
  }

  /** Loaded on first use; a class loader and so a process has one. */
  private static final class Holder {
    private static final Path MODEL_FOLDER = unpack();

    private static Path unpack() {
      try {
        Path folder = Files.createTempDirectory("receipts-ocr-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "remove-ocr-files"));
        setUnlessSet("org.bytedeco.javacpp.cachedir", folder.resolve("native"));
        setUnlessSet("pdfbox.fontcache", folder);
        Path model = folder.resolve(MODEL);
        Files.createDirectories(model.getParent());
        try (InputStream in = TemporaryFiles.class.getClassLoader().getResourceAsStream(MODEL)) {
          if (in == null) {
            throw new IllegalStateException(
                "Tesseract's model " + MODEL + " is not on the class path. Add tess4j's jar.");
          }
          Files.copy(in, model);
        }
        return model.getParent();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The temporary folder cannot be written. Make room in it or set java.io.tmpdir.", e);
      }
    }

    private static void setUnlessSet(String property, Path folder) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, folder.toString());
      }
    }
  }

  private static void delete(Path folder) {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return;
    }
    for (Path file : deepestFirst) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stillOpen) {
        // Windows keeps loaded libraries open; the system's own clean-up takes them.
      }
    }
  }
}
