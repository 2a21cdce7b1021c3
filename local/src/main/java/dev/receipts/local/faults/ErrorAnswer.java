package dev.receipts.local.faults;

import dev.receipts.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An error of AWS in the form in which the service would send it. */
final class ErrorAnswer {
  private ErrorAnswer() {}

  static void write(
      String service,
      MessageHead request,
      int status,
      String code,
      String message,
      OutputStream out)
      throws IOException {
    String requestId = UUID.randomUUID().toString();
    boolean xml = service.equals("S3");
    byte[] body =
        (xml ? xml(code, message, requestId) : json(code, message))
            .getBytes(StandardCharsets.UTF_8);
    String contentType =
        xml ? "application/xml" : request.field("content-type").orElse("application/json");
    String head =
        "HTTP/1.1 "
            + status
            + " Error\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.length
            + (xml
                ? "\r\nx-amz-request-id: "
                : "\r\nx-amzn-ErrorType: " + code + "\r\nx-amzn-RequestId: ")
            + requestId
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    // The answer to HEAD says how long its body would be, and has none.
    if (!request.method().equals("HEAD")) {
      out.write(body);
    }
    out.flush();
  }

  private static String json(String code, String message) {
    return Json.mapper().createObjectNode().put("__type", code).put("message", message).toString();
  }

  private static String xml(String code, String message, String requestId) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"
        .formatted(escaped(code), escaped(message), requestId);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
