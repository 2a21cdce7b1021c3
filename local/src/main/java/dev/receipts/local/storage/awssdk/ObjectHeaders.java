package dev.receipts.local.storage.awssdk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Request;

/**
 * The headers that stay with an object, by the SDK's names for them. Encryption is among them: it
 * is reported as it was asked for, while the data is stored as it is.
 */
final class ObjectHeaders {
  private static final String ENCRYPTION = "ServerSideEncryption";
  private static final String CUSTOMER_KEY = "SSECustomerAlgorithm";
  private static final List<String> KEPT =
      List.of(
          "CacheControl",
          "ContentDisposition",
          "ContentEncoding",
          "ContentLanguage",
          "ContentType",
          "Expires",
          "StorageClass",
          ENCRYPTION,
          "SSEKMSKeyId");

  private ObjectHeaders() {}

  /**
   * The headers in a request that makes an object.
   *
   * @throws software.amazon.awssdk.services.s3.model.S3Exception if it asks for what is not done
   *     here
   */
  static Map<String, String> of(S3Request request) {
    if (request.getValueForField(CUSTOMER_KEY, String.class).isPresent()) {
      throw S3Exceptions.invalidRequest(
          "The local S3 does not encrypt with a key of the customer (SSE-C).");
    }
    var headers = new LinkedHashMap<String, String>();
    for (var name : KEPT) {
      request
          .getValueForField(name, Object.class)
          .ifPresent(value -> headers.put(name, value.toString()));
    }
    return headers;
  }

  static Optional<String> encryption(Map<String, String> headers) {
    return Optional.ofNullable(headers.get(ENCRYPTION));
  }

  @SuppressWarnings("deprecation") // S3Proxy reads the parsed form of Expires
  static void describe(Map<String, String> headers, GetObjectResponse.Builder response) {
    response
        .cacheControl(headers.get("CacheControl"))
        .contentDisposition(headers.get("ContentDisposition"))
        .contentEncoding(headers.get("ContentEncoding"))
        .contentLanguage(headers.get("ContentLanguage"))
        .contentType(headers.get("ContentType"))
        .storageClass(headers.get("StorageClass"))
        .serverSideEncryption(headers.get(ENCRYPTION))
        .ssekmsKeyId(headers.get("SSEKMSKeyId"));
    Optional.ofNullable(headers.get("Expires")).map(Instant::parse).ifPresent(response::expires);
  }
}
