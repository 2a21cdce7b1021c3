package dev.receipts.local.faults;

import dev.receipts.json.Json;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An error of AWS in the form in which the service would send it. */
final class ErrorAnswer {
  private ErrorAnswer() {}

  static HttpAnswer of(String service, HttpCall request, int status, String code, String message) {
    String requestId = UUID.randomUUID().toString();
    boolean xml = service.equals("S3");
    byte[] body =
        (xml ? xml(code, message, requestId) : json(code, message))
            .getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("Content-Length", List.of(Integer.toString(body.length)));
    if (xml) {
      fields.put("Content-Type", List.of("application/xml"));
      fields.put("x-amz-request-id", List.of(requestId));
    } else {
      fields.put("Content-Type", List.of(request.field("Content-Type").orElse("application/json")));
      fields.put("x-amzn-ErrorType", List.of(code));
      fields.put("x-amzn-RequestId", List.of(requestId));
    }
    // The answer to HEAD says how long its body would be, and has none.
    return new HttpAnswer(status, fields, request.method().equals("HEAD") ? new byte[0] : body);
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
