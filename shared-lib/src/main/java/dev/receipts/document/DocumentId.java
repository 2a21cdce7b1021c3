package dev.receipts.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of one uploaded version of one object: 32 hexadecimal digits. The same upload has
 * the same identity however often its event is delivered; a re-upload with other content has
 * another one.
 */
public record DocumentId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  @JsonCreator
  public DocumentId {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "A document id is 32 hexadecimal digits, not '" + value + "'");
    }
  }

  /** Whether a text has the form of a document id. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The identity of an object version.
   *
   * @param version the S3 version id, or the ETag of an object in a bucket without versions
   */
  public static DocumentId of(String bucket, String key, String version) {
    MessageDigest digest = sha256();
    for (String part : new String[] {bucket, key, version}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // The length first, so that ("a", "bc") and ("ab", "c") differ.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return new DocumentId(HexFormat.of().formatHex(digest.digest(), 0, 16));
  }

  /** The id of the receipt at {@code index} (from 0) in this document. */
  public String receiptId(int index) {
    return "%s-%05d".formatted(value, index);
  }

  @Override
  public String toString() {
    return value;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
