package dev.receipts.local.textract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the stand-in gets the documents from: S3, in whatever way the stack has it. */
@FunctionalInterface
public interface ObjectSource {

  /**
   * Opens an object; the caller closes the stream.
   *
   * @param version the version's id; the latest one where there is none
   * @throws dev.receipts.error.ObjectGoneException if there is no such bucket, object or version
   * @throws dev.receipts.error.AccessDeniedException if it may not be read
   * @throws IOException if reading fails
   */
  InputStream open(String bucket, String name, Optional<String> version) throws IOException;
}
