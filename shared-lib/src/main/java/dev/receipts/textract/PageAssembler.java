package dev.receipts.textract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts blocks and expense documents together to pages, and hands over those that are complete. */
final class PageAssembler {
  private final Consumer<Page> complete;
  private final TreeMap<Integer, PageDraft> open = new TreeMap<>();
  private int offset;
  private int handedOver;

  PageAssembler(Consumer<Page> complete) {
    this.complete = complete;
  }

  void block(JsonNode block) {
    String type = block.path("BlockType").asText();
    if (!type.equals("PAGE") && !type.equals("LINE") && !type.equals("WORD")) {
      return;
    }
    int page = offset + block.path("Page").asInt(1);
    handOverBefore(page);
    draft(page).ifPresent(draft -> draft.add(type, block));
  }

  void expenseDocument(JsonNode document) {
    int index = document.path("ExpenseIndex").asInt(1);
    Map<Integer, ExpenseDraft> expenses = new TreeMap<>();
    for (JsonNode field : document.path("SummaryFields")) {
      expenses.computeIfAbsent(page(field), page -> new ExpenseDraft()).summary.add(field(field));
    }
    for (JsonNode group : document.path("LineItemGroups")) {
      for (JsonNode item : group.path("LineItems")) {
        List<Field> fields = new ArrayList<>();
        int page = 0;
        for (JsonNode field : item.path("LineItemExpenseFields")) {
          page = page == 0 ? page(field) : page;
          fields.add(field(field));
        }
        if (!fields.isEmpty()) {
          expenses.computeIfAbsent(page, number -> new ExpenseDraft()).items.add(fields);
        }
      }
    }
    int firstPage = Integer.MAX_VALUE;
    for (JsonNode block : document.path("Blocks")) {
      firstPage = Math.min(firstPage, offset + block.path("Page").asInt(1));
    }
    for (int page : expenses.keySet()) {
      firstPage = Math.min(firstPage, page);
    }
    if (firstPage == Integer.MAX_VALUE) {
      firstPage = Math.max(offset + 1, handedOver + 1);
      expenses.put(firstPage, new ExpenseDraft());
    }
    handOverBefore(firstPage);
    for (JsonNode block : document.path("Blocks")) {
      int page = offset + block.path("Page").asInt(1);
      draft(page).ifPresent(draft -> draft.add(block.path("BlockType").asText(), block));
    }
    expenses.forEach(
        (page, expense) ->
            draft(page)
                .ifPresent(
                    draft ->
                        draft.expenses.add(new Expense(index, expense.summary, expense.items))));
  }

  /** A synchronous answer has ended: the next one is about other pages. */
  void endDocument() {
    finish();
    offset = handedOver;
  }

  void finish() {
    handOverBefore(Integer.MAX_VALUE);
  }

  private void handOverBefore(int page) {
    while (!open.isEmpty() && open.firstKey() < page) {
      Map.Entry<Integer, PageDraft> first = open.pollFirstEntry();
      handedOver = first.getKey();
      complete.accept(first.getValue().page(first.getKey()));
    }
  }

  /** Nothing for a page that was handed over: an answer may repeat blocks of earlier pages. */
  private Optional<PageDraft> draft(int page) {
    return page <= handedOver
        ? Optional.empty()
        : Optional.of(open.computeIfAbsent(page, number -> new PageDraft()));
  }

  private int page(JsonNode field) {
    return offset + field.path("PageNumber").asInt(1);
  }

  private static Field field(JsonNode field) {
    JsonNode type = field.path("Type");
    JsonNode value = field.path("ValueDetection");
    List<String> groups = new ArrayList<>();
    for (JsonNode group : field.path("GroupProperties")) {
      group.path("Types").forEach(name -> groups.add(name.asText()));
    }
    return new Field(
        type.path("Text").asText("OTHER"),
        text(field.path("LabelDetection").path("Text")),
        value.path("Text").asText(""),
        box(value),
        Math.min(confidence(type), confidence(value)),
        text(field.path("Currency").path("Code")),
        groups);
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("").strip()).filter(text -> !text.isEmpty());
  }

  private static double confidence(JsonNode node) {
    return Math.clamp(node.path("Confidence").asDouble(100), 0, 100);
  }

  private static Box box(JsonNode node) {
    JsonNode box = node.path("Geometry").path("BoundingBox");
    if (!box.isObject()) {
      return Box.PAGE;
    }
    return new Box(
        box.path("Left").asDouble(),
        box.path("Top").asDouble(),
        box.path("Width").asDouble(),
        box.path("Height").asDouble());
  }

  private static final class ExpenseDraft {
    final List<Field> summary = new ArrayList<>();
    final List<List<Field>> items = new ArrayList<>();
  }

  /** A page whose blocks are still coming in. */
  private static final class PageDraft {
    private final Map<String, LineDraft> lines = new LinkedHashMap<>();
    private final Map<String, Word> words = new LinkedHashMap<>();
    private final List<Expense> expenses = new ArrayList<>();

    void add(String type, JsonNode block) {
      String id = block.path("Id").asText("");
      String text = block.path("Text").asText("");
      if (type.equals("LINE")) {
        List<String> children = new ArrayList<>();
        for (JsonNode relationship : block.path("Relationships")) {
          if (relationship.path("Type").asText().equals("CHILD")) {
            relationship.path("Ids").forEach(child -> children.add(child.asText()));
          }
        }
        String key = id.isEmpty() ? "line " + lines.size() : id;
        lines.putIfAbsent(key, new LineDraft(text, box(block), confidence(block), children));
      } else if (type.equals("WORD")) {
        words.putIfAbsent(id, new Word(text, box(block), confidence(block)));
      }
    }

    Page page(int number) {
      List<TextLine> texts = new ArrayList<>();
      for (LineDraft line : lines.values()) {
        List<Word> children =
            line.children.stream().map(words::get).filter(java.util.Objects::nonNull).toList();
        texts.add(new TextLine(line.text, line.box, line.confidence, children));
      }
      return new Page(number, texts, expenses);
    }
  }

  private record LineDraft(String text, Box box, double confidence, List<String> children) {}
}
