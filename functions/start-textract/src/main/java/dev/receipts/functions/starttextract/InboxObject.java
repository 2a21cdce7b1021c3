package dev.receipts.functions.starttextract;

import dev.receipts.error.ServiceUnavailableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object while S3 sends it, in one answer: its size and its first bytes say whether the rest is
 * wanted. Where it is not, closing the object breaks the answer off.
 *
 * <p>All methods that read throw {@link ServiceUnavailableException} when S3 breaks off.
 */
final class InboxObject implements AutoCloseable {
  private final ResponseInputStream<GetObjectResponse> body;
  private final InputStream bytes;
  private final long size;
  private boolean ended;

  InboxObject(ResponseInputStream<GetObjectResponse> body) {
    this.body = body;
    this.bytes = new BufferedInputStream(body);
    this.size = body.response().contentLength();
  }

  /** Whether this is the given version of the object. */
  boolean isVersion(String versionId) {
    return versionId.equals(body.response().versionId());
  }

  /** How many bytes the object has. */
  long size() {
    return size;
  }

  /**
   * The first bytes: {@code length} of them, or all there are. What is read after them begins with
   * them, too.
   */
  byte[] beginning(int length) {
    try {
      bytes.mark(length);
      byte[] beginning = bytes.readNBytes(length);
      bytes.reset();
      demand(Math.min(length, size), beginning.length);
      return beginning;
    } catch (IOException | SdkClientException e) {
      throw brokenOff(e);
    }
  }

  /** All bytes of an object that is small enough to hold. */
  byte[] whole() {
    try {
      byte[] all = bytes.readAllBytes();
      demand(size, all.length);
      ended = true;
      return all;
    } catch (IOException | SdkClientException e) {
      throw brokenOff(e);
    }
  }

  /**
   * Copies the object into a file.
   *
   * @throws UncheckedIOException when the file cannot be written
   */
  void download(Path file) {
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    try (OutputStream output = Files.newOutputStream(file)) {
      for (int read = read(buffer); read >= 0; read = read(buffer)) {
        output.write(buffer, 0, read);
        copied += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The document could not be written to the temporary folder: give the function more"
              + " ephemeral storage.",
          e);
    }
    demand(size, copied);
    ended = true;
  }

  /**
   * Keeps the connection for the next call where the answer was read to its end, and breaks it off
   * where it was not: closing alone may fetch the rest.
   */
  @Override
  public void close() {
    if (!ended) {
      body.abort();
      return;
    }
    try {
      body.close();
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  private int read(byte[] buffer) {
    try {
      return bytes.read(buffer);
    } catch (IOException | SdkClientException e) {
      throw brokenOff(e);
    }
  }

  /** A connection that is lost can look like the end of the answer. */
  private static void demand(long expected, long read) {
    if (read < expected) {
      throw brokenOff(null);
    }
  }

  private static ServiceUnavailableException brokenOff(Exception cause) {
    return new ServiceUnavailableException("S3 broke off while an object was read.", cause);
  }
}
