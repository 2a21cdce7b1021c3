package dev.receipts.local.ocr;

import dev.receipts.error.DocumentTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/**
 * Measures what the streams of a PDF's page unpack to, before PDFBox unpacks them into memory: a
 * small file can hold very much, and more still where it is packed several times over.
 */
final class PackedStreams {
  /** A page of 10,000 by 10,000 pixels in colour has 300 MB; drawings have far less. */
  private static final long MOST_BYTES = 400L << 20;

  private static final int DEEPEST_FORM = 5;
  private static final Set<COSName> FLATE =
      Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);

  private final Set<COSStream> measured = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Measures the streams of a page that were not measured for an earlier one.
   *
   * @throws DocumentTooLargeException when one is larger than any page that can be read
   */
  void check(COSDictionary page, int number) throws IOException {
    COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
    if (contents instanceof COSArray parts) {
      for (COSBase part : parts) {
        measure(part, number);
      }
    } else {
      measure(contents, number);
    }
    checkForms(page, number, 0);
  }

  private void checkForms(COSDictionary owner, int number, int depth) throws IOException {
    COSDictionary resources = owner.getCOSDictionary(COSName.RESOURCES);
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null || depth > DEEPEST_FORM) {
      return;
    }
    for (COSBase object : objects.getValues()) {
      if (measure(object, number)) {
        checkForms((COSStream) resolved(object), number, depth + 1);
      }
    }
  }

  /** Whether it is a stream that was not measured before. */
  private boolean measure(COSBase object, int number) throws IOException {
    if (!(resolved(object) instanceof COSStream stream) || !measured.add(stream)) {
      return false;
    }
    try (InputStream raw = stream.createRawInputStream()) {
      InputStream unpacked = raw;
      Iterator<COSName> filters = filters(stream).iterator();
      while (filters.hasNext() && FLATE.contains(filters.next())) {
        unpacked = new InflaterInputStream(unpacked);
      }
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = read(unpacked, buffer); read >= 0; read = read(unpacked, buffer)) {
        size += read;
        if (size > MOST_BYTES) {
          throw new DocumentTooLargeException(
              "Page %d of the PDF unpacks to more than %d MB. Save it with less resolution."
                  .formatted(number, MOST_BYTES >> 20));
        }
      }
    }
    return true;
  }

  /** A stream that breaks off counts as far as it goes, which is how PDFBox reads it. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  private static List<COSName> filters(COSStream stream) {
    COSBase filters = stream.getFilters();
    if (filters instanceof COSName filter) {
      return List.of(filter);
    }
    return filters instanceof COSArray array
        ? array.toList().stream()
            .map(PackedStreams::resolved)
            .filter(COSName.class::isInstance)
            .map(COSName.class::cast)
            .toList()
        : List.of();
  }

  private static COSBase resolved(COSBase object) {
    return object instanceof COSObject reference ? reference.getObject() : object;
  }
}
