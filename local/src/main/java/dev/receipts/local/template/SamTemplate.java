package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An AWS SAM template. What it says and the local stack does not understand is an error, unless it
 * is listed in {@link Exemptions} with a reason.
 */
public final class SamTemplate {
  private static final String TRANSFORM = "AWS::Serverless-2016-10-31";
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");
  private static final Set<String> RESOURCE_ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          // These say what happens when a resource leaves the stack; none ever does locally.
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Metadata");

  private final Path folder;
  private final JsonNode root;

  private SamTemplate(Path folder, JsonNode root) {
    this.folder = folder;
    this.root = root;
  }

  /**
   * Reads a template; paths in it are relative to its folder.
   *
   * @throws TemplateException when it is not a SAM template
   * @throws UncheckedIOException when the file cannot be read
   */
  public static SamTemplate read(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return new SamTemplate(
          file.toAbsolutePath().normalize().getParent(), checked(YamlTree.read(text)));
    } catch (IOException e) {
      throw new UncheckedIOException("The template " + file + " cannot be read", e);
    }
  }

  /** The names of the parameters. */
  public Set<String> parameterNames() {
    Set<String> names = new LinkedHashSet<>();
    root.path("Parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode checked(JsonNode root) {
    refuseUnknown(root, SECTIONS, "");
    if (!root.path("Transform").asText().equals(TRANSFORM)) {
      throw new TemplateException("Transform", "must be " + TRANSFORM);
    }
    root.path("Globals")
        .fieldNames()
        .forEachRemaining(
            kind -> {
              if (!kind.equals("Function")) {
                throw new TemplateException(
                    "Globals." + kind, "the local stack knows only the globals of Function");
              }
            });
    return root;
  }

  /**
   * Fills in parameters and evaluates every function.
   *
   * @throws TemplateException when a parameter does not fit or something is not understood
   */
  public StackModel resolve(Deployment deployment) {
    Map<String, JsonNode> parameters =
        Parameters.fill(root.path("Parameters"), deployment.parameters());
    Map<String, JsonNode> declared = resourcesWithGlobals();
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    PhysicalNames names = new PhysicalNames(deployment, resources);
    Evaluator evaluator =
        new Evaluator(
            deployment, parameters, root.path("Conditions"), root.path("Mappings"), names);
    names.evaluateWith(evaluator);
    declared.forEach(
        (logicalId, resource) -> {
          String path = "Resources." + logicalId;
          if (!resource.has("Condition")
              || evaluator.condition(resource.get("Condition").asText(), path)) {
            resources.put(logicalId, resource);
          }
        });

    ResourceReader reader = new ResourceReader(folder, evaluator, names);
    List<Resource> models = new ArrayList<>();
    Map<String, String> physicalIds = new HashMap<>();
    refuseUnknownNames(declared);
    for (String logicalId : inOrder(resources)) {
      names.reference(logicalId).ifPresent(id -> physicalIds.put(logicalId, id));
      reader.read(logicalId, resources.get(logicalId)).ifPresent(models::add);
    }
    return new StackModel(texts(parameters), models, physicalIds, outputs(evaluator));
  }

  private static Map<String, String> texts(Map<String, JsonNode> parameters) {
    Map<String, String> texts = new HashMap<>();
    parameters.forEach(
        (name, value) -> {
          List<String> items = new ArrayList<>();
          value.forEach(item -> items.add(item.asText()));
          texts.put(name, value.isArray() ? String.join(",", items) : value.asText());
        });
    return texts;
  }

  private Map<String, String> outputs(Evaluator evaluator) {
    Map<String, String> outputs = new LinkedHashMap<>();
    root.path("Outputs")
        .properties()
        .forEach(
            entry -> {
              String path = "Outputs." + entry.getKey();
              JsonNode output = entry.getValue();
              refuseUnknown(output, Set.of("Description", "Value", "Export", "Condition"), path);
              if (!output.has("Condition")
                  || evaluator.condition(output.get("Condition").asText(), path)) {
                JsonNode value = evaluator.evaluate(output.path("Value"), path + ".Value");
                outputs.put(entry.getKey(), value.asText());
              }
            });
    return outputs;
  }

  private Map<String, JsonNode> resourcesWithGlobals() {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    JsonNode globals = root.path("Globals").path("Function");
    root.path("Resources")
        .properties()
        .forEach(
            entry -> {
              JsonNode resource = entry.getValue();
              refuseUnknown(resource, RESOURCE_ATTRIBUTES, "Resources." + entry.getKey());
              if (resource.path("Type").asText().equals("AWS::Serverless::Function")) {
                ObjectNode merged = resource.deepCopy();
                merged.set("Properties", merge(globals, resource.path("Properties")));
                resource = merged;
              }
              resources.put(entry.getKey(), resource);
            });
    return resources;
  }

  /** SAM's rules: mappings are merged, lists are joined, anything else is replaced. */
  private static JsonNode merge(JsonNode globals, JsonNode own) {
    if (own.isMissingNode()) {
      return globals;
    }
    if (globals.isArray() && own.isArray()) {
      ArrayNode joined = globals.deepCopy();
      joined.addAll((ArrayNode) own);
      return joined;
    }
    if (!globals.isObject()
        || !own.isObject()
        || Evaluator.function(own).isPresent()
        || Evaluator.function(globals).isPresent()) {
      return own;
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    Set<String> keys = new LinkedHashSet<>();
    globals.fieldNames().forEachRemaining(keys::add);
    own.fieldNames().forEachRemaining(keys::add);
    keys.forEach(key -> merged.set(key, merge(globals.path(key), own.path(key))));
    return merged;
  }

  /** Puts each resource after those it depends on, and refuses a circle as CloudFormation does. */
  private static Set<String> inOrder(Map<String, JsonNode> resources) {
    Set<String> ordered = new LinkedHashSet<>();
    Deque<String> trail = new ArrayDeque<>();
    resources.keySet().forEach(id -> visit(id, resources, ordered, trail));
    return ordered;
  }

  private static void visit(
      String id, Map<String, JsonNode> resources, Set<String> ordered, Deque<String> trail) {
    if (ordered.contains(id)) {
      return;
    }
    if (trail.contains(id)) {
      throw new TemplateException(
          "Resources." + id, "depends on itself, by way of " + String.join(" <- ", trail));
    }
    trail.push(id);
    for (String dependency : dependencies(resources.get(id))) {
      if (resources.containsKey(dependency)) {
        visit(dependency, resources, ordered, trail);
      }
    }
    trail.pop();
    ordered.add(id);
  }

  private static Set<String> dependencies(JsonNode resource) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode explicit = resource.path("DependsOn");
    if (explicit.isTextual()) {
      names.add(explicit.asText());
    }
    explicit.forEach(name -> names.add(name.asText()));
    resource
        .path("Properties")
        .properties()
        .forEach(
            entry -> {
              // SAM makes resources of their own of a function's events; they depend on it.
              if (!entry.getKey().equals("Events")) {
                collectNames(entry.getValue(), names);
              }
            });
    return names;
  }

  private static void collectNames(JsonNode node, Set<String> names) {
    if (node.isObject() && node.has("Ref")) {
      names.add(resourceOf(node.get("Ref").asText()));
    } else if (node.isObject() && node.has("Fn::GetAtt")) {
      names.add(node.get("Fn::GetAtt").path(0).asText());
    } else if (node.isObject() && node.has("Fn::Sub")) {
      JsonNode text = node.get("Fn::Sub");
      String pattern = text.isArray() ? text.path(0).asText() : text.asText();
      for (String name : Evaluator.namesIn(pattern)) {
        if (!text.path(1).has(name)) {
          names.add(resourceOf(name));
        }
      }
    }
    node.forEach(child -> collectNames(child, names));
  }

  /** Finds a misspelt name also where nothing is evaluated, in a policy, say. */
  private void refuseUnknownNames(Map<String, JsonNode> resources) {
    resources.forEach(
        (logicalId, resource) -> {
          Set<String> names = dependencies(resource);
          collectNames(resource.path("Properties").path("Events"), names);
          for (String name : names) {
            if (!name.startsWith("AWS::")
                && !resources.containsKey(name)
                && !root.path("Parameters").has(name)) {
              throw new TemplateException(
                  "Resources." + logicalId,
                  "names '" + name + "', which is no parameter and no resource of this template");
            }
          }
        });
  }

  private static String resourceOf(String name) {
    return name.split("\\.", 2)[0];
  }

  private static void refuseUnknown(JsonNode node, Set<String> known, String path) {
    if (!node.isObject()) {
      throw new TemplateException(path, "a mapping is needed here, not " + node);
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new TemplateException(
                    path.isEmpty() ? key : path + "." + key,
                    "the local stack does not know this; it knows " + known);
              }
            });
  }
}
