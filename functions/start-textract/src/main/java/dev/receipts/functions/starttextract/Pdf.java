package dev.receipts.functions.starttextract;

import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.PasswordProtectedException;
import dev.receipts.error.PermanentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Counts the pages of a PDF (ISO 32000) in its page tree. The tree's own count is not trusted, and
 * no page is decoded.
 */
final class Pdf {
  /** How far from the end the last cross-reference may stand; some programs append data. */
  private static final int TRAILER_WITHIN = 1 << 16;

  private Pdf() {}

  static int countPages(Path file, int maximumPages) throws IOException {
    if (!hasTrailer(file)) {
      throw Limits.cutOff(FileType.PDF);
    }
    MemoryUsageSetting scratch =
        MemoryUsageSetting.setupTempFileOnly()
            .setTempDir(file.toAbsolutePath().getParent().toFile());
    try (PDDocument document = Loader.loadPDF(file.toFile(), "", scratch.streamCache)) {
      return count(document.getDocumentCatalog().getPages().getCOSObject(), maximumPages);
    } catch (InvalidPasswordException e) {
      throw new PasswordProtectedException(
          "The PDF is protected with a password: save it without one and upload it again.", e);
    } catch (PermanentException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // PDFBox meets broken structures with exceptions of many kinds, and unpacks them in memory.
      throw Limits.damaged(FileType.PDF, "its structure cannot be read", e);
    }
  }

  /** A file without its trailer was cut off: what a repair finds in it is only a part. */
  private static boolean hasTrailer(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long from = Math.max(0, file.size() - TRAILER_WITHIN);
      ByteBuffer end = ByteBuffer.allocate((int) (file.size() - from));
      while (end.hasRemaining() && file.read(end, from + end.position()) >= 0) {}
      return new String(end.array(), StandardCharsets.ISO_8859_1).contains("startxref");
    }
  }

  private static int count(COSDictionary root, int maximumPages) {
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSDictionary> branches = new ArrayDeque<>(List.of(root));
    int pages = 0;
    while (!branches.isEmpty()) {
      COSDictionary branch = branches.pop();
      if (!seen.add(branch)) {
        throw Limits.damaged(FileType.PDF, "its page tree runs in a circle");
      }
      COSArray kids = branch.getCOSArray(COSName.KIDS);
      for (int i = 0; kids != null && i < kids.size(); i++) {
        if (!(kids.getObject(i) instanceof COSDictionary kid)) {
          throw Limits.damaged(FileType.PDF, "a page is missing in it");
        }
        if (kid.containsKey(COSName.KIDS)) {
          branches.push(kid);
        } else if (++pages > maximumPages) {
          throw Limits.tooManyPages(FileType.PDF, maximumPages);
        }
      }
    }
    if (pages == 0) {
      throw new EmptyDocumentException(
          "The PDF has no pages: save it again with the program that made it, and upload that.");
    }
    return pages;
  }
}
