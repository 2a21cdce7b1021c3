package dev.receipts.local.textract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what was read as Textract's blocks: the page, then its lines, then their words. */
final class Blocks {
  private static final double CERTAIN = 100;

  private final String job;
  private final int page;
  private int count;

  private Blocks(String job, int page) {
    this.job = job;
    this.page = page;
  }

  /** The blocks of a page. The ids are the same whenever the same page of the same job is asked. */
  static ArrayNode of(String job, Page page) {
    return new Blocks(job, page.number()).blocks(page.lines());
  }

  private ArrayNode blocks(List<TextLine> textLines) {
    List<ObjectNode> lines = new ArrayList<>();
    List<ObjectNode> words = new ArrayList<>();
    ObjectNode pageBlock = block("PAGE", Box.PAGE);
    for (TextLine textLine : textLines) {
      ObjectNode line = text("LINE", textLine.text(), textLine.box(), textLine.confidence());
      List<ObjectNode> children = new ArrayList<>();
      for (Word textWord : wordsOf(textLine)) {
        ObjectNode word = text("WORD", textWord.text(), textWord.box(), textWord.confidence());
        word.put("TextType", "PRINTED");
        children.add(word);
      }
      relate(line, children);
      lines.add(line);
      words.addAll(children);
    }
    relate(pageBlock, lines);
    return Json.mapper().createArrayNode().add(pageBlock).addAll(lines).addAll(words);
  }

  private static List<Word> wordsOf(TextLine line) {
    return line.words().isEmpty()
        ? List.of(new Word(line.text(), line.box(), line.confidence()))
        : line.words();
  }

  private ObjectNode text(String type, String text, Box box, double confidence) {
    ObjectNode block = block(type, box);
    block.put("Confidence", (float) Math.clamp(confidence, 0, CERTAIN));
    block.put("Text", text);
    return block;
  }

  private ObjectNode block(String type, Box box) {
    String name = job + '/' + page + '/' + count++;
    ObjectNode block = Json.mapper().createObjectNode();
    block.put("BlockType", type);
    block.put("Id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    block.put("Page", page);
    double left = Math.clamp(box.left(), 0, 1);
    double top = Math.clamp(box.top(), 0, 1);
    double right = Math.clamp(box.right(), left, 1);
    double bottom = Math.clamp(box.bottom(), top, 1);
    ObjectNode geometry = block.putObject("Geometry");
    geometry
        .putObject("BoundingBox")
        .put("Width", (float) (right - left))
        .put("Height", (float) (bottom - top))
        .put("Left", (float) left)
        .put("Top", (float) top);
    ArrayNode polygon = geometry.putArray("Polygon");
    point(polygon, left, top);
    point(polygon, right, top);
    point(polygon, right, bottom);
    point(polygon, left, bottom);
    return block;
  }

  private static void point(ArrayNode polygon, double x, double y) {
    polygon.addObject().put("X", (float) x).put("Y", (float) y);
  }

  private static void relate(ObjectNode parent, List<ObjectNode> children) {
    if (children.isEmpty()) {
      return;
    }
    ArrayNode ids =
        parent.putArray("Relationships").addObject().put("Type", "CHILD").putArray("Ids");
    children.forEach(child -> ids.add(child.get("Id").textValue()));
  }
}
