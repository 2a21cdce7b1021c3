package dev.receipts.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The project's template, with CloudFormation's tags read for what they tag. */
record DeployedTemplate(Map<String, Object> root) {

  static DeployedTemplate read(Path home) {
    try {
      return new DeployedTemplate(
          new Yaml(new IntrinsicFunctions()).load(Files.readString(home.resolve("template.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of all resources of a type, by logical id. There must be one at least. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    Map<String, Object> resources = map(root, "Resources");
    for (String id : resources.keySet()) {
      Map<String, Object> resource = map(resources, id);
      if (resource.get("Type").equals(type)) {
        found.put(id, map(resource, "Properties"));
      }
    }
    assertThat(found).as(type).isNotEmpty();
    return found;
  }

  Map<String, Object> parameters() {
    return map(root, "Parameters");
  }

  /** Which of the parameters some part of the template refers to, at any depth. */
  static Set<String> named(Object part, Set<String> parameters) {
    Set<String> named = new TreeSet<>();
    switch (part) {
      case Map<?, ?> map -> map.values().forEach(value -> named.addAll(named(value, parameters)));
      case List<?> list -> list.forEach(value -> named.addAll(named(value, parameters)));
      case String text ->
          parameters.stream()
              .filter(name -> text.equals(name) || text.contains("${" + name + "}"))
              .forEach(named::add);
      case null, default -> {}
    }
    return named;
  }

  Map<String, Object> globals(String kind) {
    return map(map(root, "Globals"), kind);
  }

  @SuppressWarnings("unchecked") // YAML mappings with text keys
  static Map<String, Object> map(Map<String, Object> parent, String key) {
    assertThat(parent).containsKey(key);
    return (Map<String, Object>) parent.get(key);
  }

  /** What stands under a key, where one thing needs no list. */
  static List<?> list(Map<String, Object> parent, String key) {
    return parent.get(key) instanceof List<?> several ? several : List.of(parent.get(key));
  }

  /** The statements of a function's own policies. */
  @SuppressWarnings("unchecked") // YAML mappings with text keys
  static Stream<Map<String, Object>> statements(Map<String, Object> function) {
    return list(function, "Policies").stream()
        .flatMap(policy -> list((Map<String, Object>) policy, "Statement").stream())
        .map(statement -> (Map<String, Object>) statement);
  }

  /** Reads CloudFormation's tags, as {@code !Ref}, for what they tag. */
  private static final class IntrinsicFunctions extends SafeConstructor {
    IntrinsicFunctions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalStateException("Unexpected " + node);
              };
            }
          });
    }
  }
}
