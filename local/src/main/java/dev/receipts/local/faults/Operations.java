package dev.receipts.local.faults;

import dev.receipts.local.http.HttpCall;
import java.util.Optional;

/** Recognises which operation of AWS an HTTP request asks for. */
final class Operations {
  private Operations() {}

  /** The operation's name as AWS has it; method and path where it is none that is known here. */
  static String of(String service, HttpCall request) {
    Optional<String> target = request.field("x-amz-target");
    if (target.isPresent()) {
      return target.get().substring(target.get().lastIndexOf('.') + 1);
    }
    String path = request.target().getRawPath();
    String query = Optional.ofNullable(request.target().getRawQuery()).map("&"::concat).orElse("");
    return switch (service) {
      case "S3" -> storage(request, path, query);
      case "SESV2" -> email(request.method(), path);
      case "LAMBDA" -> lambda(request.method(), path);
      default -> request.method() + " " + path;
    };
  }

  private static String storage(HttpCall request, String path, String query) {
    String name = path.isEmpty() ? "" : path.substring(1);
    boolean object = name.indexOf('/') > 0 && name.indexOf('/') < name.length() - 1;
    return object ? object(request, query) : bucket(request.method(), name, query);
  }

  private static String object(HttpCall request, String query) {
    boolean copied = request.field("x-amz-copy-source").isPresent();
    return switch (request.method()) {
      case "GET" -> has(query, "uploadId") ? "ListParts" : "GetObject" + aspect(query);
      case "HEAD" -> "HeadObject";
      case "PUT" -> {
        if (has(query, "partNumber")) {
          yield copied ? "UploadPartCopy" : "UploadPart";
        }
        yield copied ? "CopyObject" : "PutObject" + aspect(query);
      }
      case "POST" -> has(query, "uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
      case "DELETE" ->
          has(query, "uploadId") ? "AbortMultipartUpload" : "DeleteObject" + aspect(query);
      default -> request.method() + " object";
    };
  }

  private static String aspect(String query) {
    if (has(query, "tagging")) {
      return "Tagging";
    }
    return has(query, "attributes") ? "Attributes" : "";
  }

  private static String bucket(String method, String name, String query) {
    return switch (method) {
      case "GET" -> {
        if (name.isEmpty()) {
          yield "ListBuckets";
        }
        if (has(query, "versions")) {
          yield "ListObjectVersions";
        }
        if (has(query, "uploads")) {
          yield "ListMultipartUploads";
        }
        yield has(query, "list-type") ? "ListObjectsV2" : "ListObjects";
      }
      case "HEAD" -> "HeadBucket";
      case "PUT" -> "CreateBucket";
      case "POST" -> has(query, "delete") ? "DeleteObjects" : "POST bucket";
      case "DELETE" -> "DeleteBucket";
      default -> method + " bucket";
    };
  }

  private static boolean has(String query, String name) {
    return query.contains("&" + name + "=") || (query + "&").contains("&" + name + "&");
  }

  private static String email(String method, String path) {
    if (path.equals("/v2/email/outbound-emails")) {
      return "SendEmail";
    }
    return path.equals("/v2/email/account") ? "GetAccount" : method + " " + path;
  }

  private static String lambda(String method, String path) {
    return path.endsWith("/invocations") ? "Invoke" : method + " " + path;
  }
}
