package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates CloudFormation's intrinsic functions. A {@link MissingNode} stands for {@code
 * AWS::NoValue}: what has it is left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     function reference</a>
 */
final class Evaluator {
  /** Gives what {@code Ref} and {@code Fn::GetAtt} say of a resource; empty where unknown. */
  interface Resources {
    Optional<String> reference(String logicalId);

    Optional<String> attribute(String logicalId, String attribute);
  }

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Deployment deployment;
  private final Map<String, JsonNode> parameters;
  private final JsonNode conditions;
  private final JsonNode mappings;
  private final Resources resources;
  private final Deque<String> conditionsInProgress = new ArrayDeque<>();

  Evaluator(
      Deployment deployment,
      Map<String, JsonNode> parameters,
      JsonNode conditions,
      JsonNode mappings,
      Resources resources) {
    this.deployment = deployment;
    this.parameters = parameters;
    this.conditions = conditions;
    this.mappings = mappings;
    this.resources = resources;
  }

  /** The value with every function in it evaluated. */
  JsonNode evaluate(JsonNode node, String path) {
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int index = 0; index < node.size(); index++) {
        JsonNode item = evaluate(node.get(index), path + "[" + index + "]");
        if (!item.isMissingNode()) {
          array.add(item);
        }
      }
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    Optional<String> function = function(node);
    if (function.isPresent()) {
      return call(function.get(), node.get(function.get()), path);
    }
    ObjectNode object = JSON.objectNode();
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = evaluate(entry.getValue(), path + "." + entry.getKey());
              if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
              }
            });
    return object;
  }

  /** Whether the named condition holds. */
  boolean condition(String name, String path) {
    JsonNode condition = conditions.get(name);
    if (condition == null) {
      throw new TemplateException(path, "there is no condition '" + name + "' under Conditions");
    }
    if (conditionsInProgress.contains(name)) {
      throw new TemplateException(path, "the condition '" + name + "' depends on itself");
    }
    conditionsInProgress.push(name);
    boolean result = truth(condition, "Conditions." + name);
    conditionsInProgress.pop();
    return result;
  }

  /** The function that an object calls, if it calls one. */
  static Optional<String> function(JsonNode object) {
    if (object.size() != 1) {
      return Optional.empty();
    }
    String key = object.fieldNames().next();
    boolean conditionReference = key.equals("Condition") && object.get(key).isTextual();
    return key.equals("Ref") || key.startsWith("Fn::") || conditionReference
        ? Optional.of(key)
        : Optional.empty();
  }

  /** The names in the {@code ${…}} of a text given to {@code Fn::Sub}. */
  static Iterable<String> namesIn(String substitution) {
    return SUBSTITUTION
        .matcher(substitution)
        .results()
        .filter(match -> match.group(1).isEmpty())
        .map(match -> match.group(2).strip())
        .toList();
  }

  private JsonNode call(String function, JsonNode argument, String path) {
    return switch (function) {
      case "Ref" -> reference(text(argument, path), path);
      case "Condition" -> BooleanNode.valueOf(condition(text(argument, path), path));
      case "Fn::GetAtt" -> {
        JsonNode parts = list(argument, 2, function, path);
        String attribute = text(evaluate(parts.get(1), path), path);
        yield TextNode.valueOf(attribute(text(parts.get(0), path), attribute, path));
      }
      case "Fn::Sub" -> substitute(argument, path);
      case "Fn::Join" -> join(list(argument, 2, function, path), path);
      case "Fn::Split" -> {
        JsonNode parts = list(argument, 2, function, path);
        ArrayNode pieces = JSON.arrayNode();
        String text = text(evaluate(parts.get(1), path), path);
        for (String piece : text.split(Pattern.quote(text(parts.get(0), path)), -1)) {
          pieces.add(piece);
        }
        yield pieces;
      }
      case "Fn::Select" -> select(list(argument, 2, function, path), path);
      case "Fn::FindInMap" -> {
        JsonNode keys = evaluate(list(argument, 3, function, path), path);
        JsonNode found =
            mappings
                .path(text(keys.get(0), path))
                .path(text(keys.get(1), path))
                .path(text(keys.get(2), path));
        if (found.isMissingNode()) {
          throw new TemplateException(path, "Mappings has no entry for " + keys);
        }
        yield found;
      }
      case "Fn::Base64" ->
          TextNode.valueOf(
              Base64.getEncoder()
                  .encodeToString(
                      text(evaluate(argument, path), path).getBytes(StandardCharsets.UTF_8)));
      case "Fn::If" -> {
        JsonNode parts = list(argument, 3, function, path);
        boolean holds = condition(text(parts.get(0), path), path);
        yield evaluate(parts.get(holds ? 1 : 2), path);
      }
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" ->
          BooleanNode.valueOf(logic(function, argument, path));
      case "Fn::ImportValue" ->
          throw new TemplateException(
              path, "Fn::ImportValue needs another stack, and there is only this one locally");
      default ->
          throw new TemplateException(
              path, "the local stack does not know the function " + function);
    };
  }

  private boolean logic(String function, JsonNode argument, String path) {
    return switch (function) {
      case "Fn::Equals" -> {
        JsonNode sides = evaluate(list(argument, 2, function, path), path);
        yield sides.get(0).asText().equals(sides.get(1).asText());
      }
      case "Fn::Not" -> !truth(list(argument, 1, function, path).get(0), path);
      case "Fn::And" -> all(argument, true, path);
      default -> !all(argument, false, path);
    };
  }

  private boolean all(JsonNode arguments, boolean expected, String path) {
    for (JsonNode argument : arguments) {
      if (truth(argument, path) != expected) {
        return false;
      }
    }
    return true;
  }

  private boolean truth(JsonNode condition, String path) {
    JsonNode value = evaluate(condition, path);
    if (!value.isBoolean()) {
      throw new TemplateException(path, "a condition must be true or false, not " + value);
    }
    return value.booleanValue();
  }

  private JsonNode reference(String name, String path) {
    return switch (name) {
      case "AWS::NoValue" -> MissingNode.getInstance();
      case "AWS::Region" -> TextNode.valueOf(deployment.region());
      case "AWS::AccountId" -> TextNode.valueOf(deployment.accountId());
      case "AWS::Partition" -> TextNode.valueOf("aws");
      case "AWS::StackName" -> TextNode.valueOf(deployment.stackName());
      case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
      case "AWS::StackId" ->
          TextNode.valueOf(
              deployment.arn("cloudformation", "stack/" + deployment.stackName() + "/local"));
      default -> {
        JsonNode parameter = parameters.get(name);
        yield parameter != null
            ? parameter
            : TextNode.valueOf(
                resources
                    .reference(name)
                    .orElseThrow(
                        () ->
                            new TemplateException(
                                path,
                                "Ref "
                                    + name
                                    + " names no parameter and no resource of this template")));
      }
    };
  }

  private String attribute(String logicalId, String attribute, String path) {
    return resources
        .attribute(logicalId, attribute)
        .orElseThrow(
            () ->
                new TemplateException(
                    path,
                    "the local stack knows no attribute "
                        + attribute
                        + " of a resource "
                        + logicalId));
  }

  private JsonNode substitute(JsonNode argument, String path) {
    String text = argument.isArray() ? text(argument.path(0), path) : text(argument, path);
    JsonNode variables = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    Matcher matcher = SUBSTITUTION.matcher(text);
    return TextNode.valueOf(
        matcher.replaceAll(match -> Matcher.quoteReplacement(replacement(match, variables, path))));
  }

  private String replacement(MatchResult match, JsonNode variables, String path) {
    String name = match.group(2).strip();
    if (!match.group(1).isEmpty()) {
      return "${" + match.group(2) + "}";
    }
    if (variables.has(name)) {
      return text(evaluate(variables.get(name), path), path);
    }
    if (name.contains(".")) {
      String[] parts = name.split("\\.", 2);
      // SAM: Function.Alias and Function.Version are references, not attributes.
      return resources.reference(name).orElseGet(() -> attribute(parts[0], parts[1], path));
    }
    return text(reference(name, path), path);
  }

  private JsonNode join(JsonNode parts, String path) {
    JsonNode items = evaluate(parts.get(1), path);
    StringBuilder joined = new StringBuilder();
    String separator = "";
    for (JsonNode item : items) {
      joined.append(separator).append(text(item, path));
      separator = text(parts.get(0), path);
    }
    return TextNode.valueOf(joined.toString());
  }

  private JsonNode select(JsonNode parts, String path) {
    JsonNode items = evaluate(parts.get(1), path);
    int index = evaluate(parts.get(0), path).asInt(-1);
    if (!items.has(index)) {
      throw new TemplateException(path, "Fn::Select has no item " + index + " in " + items);
    }
    return items.get(index);
  }

  private static JsonNode list(JsonNode argument, int size, String function, String path) {
    if (!argument.isArray() || argument.size() != size) {
      throw new TemplateException(path, function + " needs a list of " + size + " items");
    }
    return argument;
  }

  private static String text(JsonNode value, String path) {
    if (!value.isValueNode() || value.isNull()) {
      throw new TemplateException(path, "a text is needed here, not " + value);
    }
    return value.asText();
  }
}
