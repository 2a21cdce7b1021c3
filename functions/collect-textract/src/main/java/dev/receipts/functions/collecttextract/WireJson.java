package dev.receipts.functions.collecttextract;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes an SDK object as the JSON that the service sends: its own names, nothing where it sent
 * nothing. What is stored so can be read by every tool that knows the API.
 */
final class WireJson {
  private WireJson() {}

  static void write(SdkPojo object, OutputStream output) throws IOException {
    try (JsonGenerator json = Json.mapper().createGenerator(output)) {
      write(object, json);
    }
  }

  private static void write(SdkPojo object, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (SdkField<?> field : object.sdkFields()) {
      Object value = field.getValueOrDefault(object);
      if (isPresent(value)) {
        json.writeFieldName(field.locationName());
        writeValue(value, json);
      }
    }
    json.writeEndObject();
  }

  private static boolean isPresent(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case SdkPojo object -> write(object, json);
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          writeValue(element, json);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          writeValue(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case String text -> json.writeString(text);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default ->
          throw new IllegalStateException(
              "Textract's answers have no values of " + value.getClass() + " so far");
    }
  }
}
