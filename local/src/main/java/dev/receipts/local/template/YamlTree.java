package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads CloudFormation's YAML into a JSON tree in which every intrinsic function has its long form:
 * {@code !Sub x} becomes {@code {"Fn::Sub": "x"}}.
 */
final class YamlTree {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlTree() {}

  /**
   * @throws TemplateException when the text is no YAML, or has a key twice
   */
  static JsonNode read(Reader text) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(text);
    } catch (YAMLException e) {
      throw new TemplateException("The file is no readable YAML: " + e.getMessage(), e);
    }
    return root == null ? JSON.objectNode() : tree(root, "");
  }

  private static JsonNode tree(Node node, String path) {
    JsonNode value =
        switch (node) {
          case MappingNode mapping -> object(mapping, path);
          case SequenceNode sequence -> array(sequence, path);
          case ScalarNode scalar -> scalar(scalar);
          default -> throw new TemplateException(path, "unexpected YAML " + node.getNodeId());
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? longForm(tag.substring(1), value, path) : value;
  }

  private static ObjectNode object(MappingNode mapping, String path) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw new TemplateException(path, "a key must be a plain word");
      }
      String key = keyNode.getValue();
      String childPath = path.isEmpty() ? key : path + "." + key;
      if (object.has(key)) {
        throw new TemplateException(
            childPath, "the key is there twice, again in line " + line(keyNode));
      }
      object.set(key, tree(entry.getValueNode(), childPath));
    }
    return object;
  }

  private static ArrayNode array(SequenceNode sequence, String path) {
    ArrayNode array = JSON.arrayNode();
    List<Node> items = sequence.getValue();
    for (int index = 0; index < items.size(); index++) {
      array.add(tree(items.get(index), path + "[" + index + "]"));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.INT) && WHOLE_NUMBER.matcher(text).matches()) {
      return LongNode.valueOf(Long.parseLong(text));
    }
    if (tag.equals(Tag.FLOAT) && !text.toLowerCase(Locale.ROOT).matches(".*(inf|nan|_|:).*")) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(TRUE.contains(text.toLowerCase(Locale.ROOT)));
    }
    if (tag.equals(Tag.NULL)) {
      return NullNode.instance;
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode longForm(String tag, JsonNode value, String path) {
    if (tag.equals("Ref") || tag.equals("Condition")) {
      return JSON.objectNode().set(tag, value);
    }
    if (tag.equals("GetAtt") && value.isTextual()) {
      String[] parts = value.textValue().split("\\.", 2);
      if (parts.length != 2) {
        throw new TemplateException(path, "!GetAtt needs Resource.Attribute");
      }
      return JSON.objectNode().set("Fn::GetAtt", JSON.arrayNode().add(parts[0]).add(parts[1]));
    }
    return JSON.objectNode().set("Fn::" + tag, value);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
