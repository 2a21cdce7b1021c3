package dev.receipts.local.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A JSON value of a definition in which any string of the form <code>{% … %}</code> stands for what
 * its JSONata expression gives.
 */
public sealed interface Template {

  /**
   * Compiles a value and every expression in it.
   *
   * @param location where it stands in its state, for error messages
   * @throws JsonataException when an expression is not JSONata
   */
  static Template compile(JsonNode value, String location) {
    return switch (value.getNodeType()) {
      case OBJECT -> {
        Map<String, Template> members = new LinkedHashMap<>();
        value
            .properties()
            .forEach(
                member ->
                    members.put(
                        member.getKey(),
                        compile(member.getValue(), location + "/" + member.getKey())));
        yield new Members(members);
      }
      case ARRAY ->
          new Items(
              IntStream.range(0, value.size())
                  .mapToObj(index -> compile(value.get(index), location + "[" + index + "]"))
                  .toList());
      case STRING -> {
        String text = value.textValue();
        boolean opens = text.startsWith("{%");
        boolean closes = text.length() >= 4 && text.endsWith("%}");
        if (opens != closes) {
          throw new JsonataException(
              location, "The string '" + text + "' has one of '{%' and '%}' and lacks the other.");
        }
        yield opens
            ? Expression.compile(text.substring(2, text.length() - 2).strip(), location)
            : new Literal(value);
      }
      default -> new Literal(value);
    };
  }

  /**
   * Evaluates every expression.
   *
   * @throws JsonataException when an expression fails or gives nothing
   */
  JsonNode evaluate(Scope scope);

  /** The value itself. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }

  /** An object, member by member. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      ObjectNode object = Json.mapper().createObjectNode();
      members.forEach((name, member) -> object.set(name, member.evaluate(scope)));
      return object;
    }
  }

  /** An array, item by item. */
  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      ArrayNode array = Json.mapper().createArrayNode();
      items.forEach(item -> array.add(item.evaluate(scope)));
      return array;
    }
  }

  /** One compiled expression. */
  final class Expression implements Template {
    /** The service's bounds on one evaluation. */
    private static final long LONGEST_MILLIS = 5_000;

    private static final int DEEPEST = 100;

    private final String source;
    private final String location;
    private final Jsonata compiled;

    private Expression(String source, String location, Jsonata compiled) {
      this.source = source;
      this.location = location;
      this.compiled = compiled;
    }

    static Expression compile(String source, String location) {
      try {
        Jsonata compiled = Jsonata.jsonata(source);
        // So that null, a value, can be told from undefined, which is an error.
        compiled.setOutputConvertNulls(false);
        return new Expression(source, location, compiled);
      } catch (RuntimeException e) {
        throw new JsonataException(
            location, "The JSONata expression '" + source + "' is not valid: " + reason(e) + ".");
      }
    }

    @Override
    public JsonNode evaluate(Scope scope) {
      Object value;
      // A compiled expression keeps the state of its evaluation in itself.
      synchronized (compiled) {
        Jsonata.Frame frame = compiled.createFrame();
        scope.bindTo(frame);
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        try {
          value = compiled.evaluate(null, frame);
        } catch (RuntimeException e) {
          throw failure("threw an error during evaluation. " + reason(e));
        }
      }
      if (value == null) {
        throw failure("returned nothing (undefined).");
      }
      return JavaValues.toJson(value)
          .orElseThrow(() -> failure("returned an unsupported result type."));
    }

    JsonataException failure(String what) {
      return new JsonataException(
          location,
          "The JSONata expression '%s' specified for the field '%s' %s"
              .formatted(source, location, what));
    }

    private static String reason(RuntimeException e) {
      if (e instanceof JException known && !known.getError().equals(known.getMessage())) {
        return known.getError() + ": " + known.getMessage();
      }
      return String.valueOf(e.getMessage());
    }
  }
}
