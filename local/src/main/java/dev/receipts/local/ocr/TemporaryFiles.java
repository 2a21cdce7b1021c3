package dev.receipts.local.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that native code and PDFBox want on disk: Tesseract's model, the unpacked libraries and
 * a list of fonts. They lie in one temporary folder of this process, which goes when the process
 * does. Without this the libraries would write to the user's home.
 *
 * <p>Who is told to end while libraries are being loaded waits for that, and nothing is loaded any
 * more.
 */
final class TemporaryFiles {
  private static final String MODEL = "tessdata/eng.traineddata";

  /** Shared by those who need the files, and kept for good by who deletes them. */
  private static final ReadWriteLock IN_USE = new ReentrantReadWriteLock();

  private TemporaryFiles() {}

  /**
   * Does something with the folder with Tesseract's model, which the first call unpacks.
   *
   * @throws StoppedException when the process is about to end
   */
  static <T> T use(Function<Path, T> work) {
    if (!IN_USE.readLock().tryLock()) {
      throw new StoppedException();
    }
    try {
      return work.apply(Holder.MODEL_FOLDER.orElseThrow(StoppedException::new));
    } finally {
      IN_USE.readLock().unlock();
    }
  }

  /**
   * Makes sure that PDFBox and the native loader write to the temporary folder only.
   *
   * @throws StoppedException when the process is about to end
   */
  static void prepare() {
    use(Path::toFile);
  }

  /** Loaded on first use; a class loader and so a process has one. */
  private static final class Holder {
    /** Empty where the process was told to end before there was a need of the files. */
    private static final Optional<Path> MODEL_FOLDER = unpack();

    private static Optional<Path> unpack() {
      try {
        Path folder = Files.createTempDirectory("receipts-ocr-");
        if (!deletedAtTheEnd(folder)) {
          delete(folder);
          return Optional.empty();
        }
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
        return Optional.of(model.getParent());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The temporary folder cannot be written. Make room in it or set java.io.tmpdir.", e);
      }
    }

    private static boolean deletedAtTheEnd(Path folder) {
      Thread hook =
          new Thread(
              () -> {
                IN_USE.writeLock().lock();
                delete(folder);
              },
              "remove-ocr-files");
      try {
        Runtime.getRuntime().addShutdownHook(hook);
        return true;
      } catch (IllegalStateException itIsTheEnd) {
        return false;
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
