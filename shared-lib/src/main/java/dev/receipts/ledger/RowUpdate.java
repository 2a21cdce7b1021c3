package dev.receipts.ledger;

import dev.receipts.document.DocumentId;
import dev.receipts.dynamodb.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Builds one conditional update. Attribute X is {@code #X} in an expression and its value {@code
 * :X}; all names are aliased because many (Key, Size, Status) are reserved words.
 */
final class RowUpdate {
  private static final Pattern NAME = Pattern.compile("#(\\w+)");

  private final DocumentId documentId;
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private String condition = "";

  private RowUpdate(DocumentId documentId) {
    this.documentId = documentId;
  }

  static RowUpdate of(DocumentId documentId) {
    return new RowUpdate(documentId);
  }

  static Map<String, AttributeValue> key(DocumentId documentId) {
    return Map.of("DocumentID", AttributeValue.fromS(documentId.value()));
  }

  RowUpdate set(String name, Object value) {
    sets.add("#%s = :%s".formatted(name, name));
    return value(name, value);
  }

  RowUpdate setIfAbsent(String name, Object value) {
    sets.add("#%s = if_not_exists(#%s, :%s)".formatted(name, name, name));
    return value(name, value);
  }

  RowUpdate increment(String name) {
    sets.add("#%s = if_not_exists(#%s, :zero) + :one".formatted(name, name));
    return value("zero", 0).value("one", 1);
  }

  /** Adds to a number that is there. */
  RowUpdate add(String name, int change) {
    sets.add("#%s = #%s + :%s".formatted(name, name, name));
    return value(name, change);
  }

  /** Adds an entry to a list. */
  RowUpdate append(String name, Map<String, String> entry) {
    sets.add("#%s = list_append(if_not_exists(#%s, :none), :%s)".formatted(name, name, name));
    values.put(":none", AttributeValue.fromL(List.of()));
    Map<String, AttributeValue> attributes = new HashMap<>();
    entry.forEach((key, value) -> attributes.put(key, attribute(value)));
    values.put(":" + name, AttributeValue.fromL(List.of(AttributeValue.fromM(attributes))));
    return this;
  }

  RowUpdate remove(String... names) {
    for (String name : names) {
      removes.add("#" + name);
    }
    return this;
  }

  /** Gives a value that only the condition uses. */
  RowUpdate value(String name, Object value) {
    values.put(":" + name, attribute(value));
    return this;
  }

  RowUpdate onlyIf(String expression) {
    condition = expression;
    return this;
  }

  DocumentId documentId() {
    return documentId;
  }

  /**
   * The update; it answers with the row as it is afterwards, and a failed condition with the row.
   */
  UpdateItemRequest request(String table) {
    String expression =
        (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
            + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key(documentId))
            .updateExpression(expression.strip())
            .expressionAttributeNames(names(expression + condition))
            .returnValues(ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    if (!condition.isEmpty()) {
      request.conditionExpression(condition);
    }
    return request.build();
  }

  /** The update as a part of a transaction. */
  Update part(String table) {
    UpdateItemRequest request = request(table);
    return Update.builder()
        .tableName(table)
        .key(request.key())
        .updateExpression(request.updateExpression())
        .conditionExpression(request.conditionExpression())
        .expressionAttributeNames(request.expressionAttributeNames())
        .expressionAttributeValues(request.expressionAttributeValues())
        .build();
  }

  private static Map<String, String> names(String expressions) {
    Map<String, String> names = new HashMap<>();
    Matcher matcher = NAME.matcher(expressions);
    while (matcher.find()) {
      names.put(matcher.group(), matcher.group(1));
    }
    return names;
  }

  static AttributeValue attribute(Object value) {
    return switch (value) {
      case Instant time -> AttributeValue.fromS(Times.text(time));
      case BigDecimal number -> AttributeValue.fromN(number.toPlainString());
      case Number number -> AttributeValue.fromN(number.toString());
      default -> AttributeValue.fromS(value.toString());
    };
  }
}
