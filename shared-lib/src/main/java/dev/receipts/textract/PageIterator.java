package dev.receipts.textract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/** Streams over the answers: one block or one expense document is in memory at a time. */
final class PageIterator implements Iterator<Page> {
  private static final Set<String> WITHOUT_RESULT = Set.of("IN_PROGRESS", "FAILED");

  private final Iterator<? extends AnswerSource> sources;
  private final Queue<Page> ready = new ArrayDeque<>();
  private final PageAssembler assembler = new PageAssembler(ready::add);
  private JsonParser parser;
  private boolean insideAnswer;
  private boolean sawResult;
  private boolean sawAnswer;
  private boolean synchronous;
  private String section = "";
  private boolean done;

  PageIterator(Iterator<? extends AnswerSource> sources) {
    this.sources = sources;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      try {
        advance();
      } catch (JsonProcessingException e) {
        close();
        throw new TextractFormatException(
            "This is not valid JSON (line "
                + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                + "): a Textract answer is one JSON object with Blocks or ExpenseDocuments.",
            e);
      } catch (IOException e) {
        close();
        throw new UncheckedIOException("A stored Textract answer could not be read.", e);
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Page next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The document has no more pages.");
    }
    return ready.remove();
  }

  /** Reads one step further: a source, a member of an answer, or an element of its result. */
  private void advance() throws IOException {
    if (parser == null) {
      openNext();
    } else if (!section.isEmpty()) {
      readElement();
    } else if (insideAnswer) {
      readMember();
    } else {
      readTop();
    }
  }

  private void openNext() throws IOException {
    if (sources.hasNext()) {
      parser = Json.mapper().createParser(sources.next().open());
      sawAnswer = false;
      return;
    }
    assembler.finish();
    done = true;
  }

  private void readTop() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      if (!sawAnswer) {
        throw new TextractFormatException(
            "The input is empty: expected a Textract answer with Blocks or ExpenseDocuments.");
      }
      parser.close();
      parser = null;
    } else if (token == JsonToken.START_OBJECT) {
      insideAnswer = true;
      sawResult = false;
      sawAnswer = true;
      synchronous = true;
    } else if (token == JsonToken.START_ARRAY && !parser.getParsingContext().getParent().inRoot()) {
      throw notAnAnswer("an array inside an array");
    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
      throw notAnAnswer("a JSON " + token.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private void readMember() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_OBJECT) {
      endAnswer();
      return;
    }
    if (token != JsonToken.FIELD_NAME) {
      throw notAnAnswer("a JSON value where a member's name should stand");
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (name) {
      case "Blocks", "ExpenseDocuments" -> {
        if (value == JsonToken.START_ARRAY) {
          section = name;
          sawResult = true;
        } else if (value != JsonToken.VALUE_NULL) {
          throw notAnAnswer("a member " + name + " that is not a list");
        }
      }
      case "JobStatus" -> {
        String status = parser.getValueAsString("");
        if (WITHOUT_RESULT.contains(status)) {
          throw new TextractFormatException(
              "This Textract answer holds no result: its JobStatus is "
                  + status
                  + ". Store the answer of a job that succeeded.");
        }
        synchronous = false;
        sawResult |= !status.isEmpty();
      }
      default -> parser.skipChildren();
    }
  }

  private void endAnswer() {
    if (!sawResult) {
      throw notAnAnswer("a JSON object with neither Blocks nor ExpenseDocuments");
    }
    insideAnswer = false;
    if (synchronous) {
      assembler.endDocument();
    }
  }

  private void readElement() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      section = "";
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw notAnAnswer("a list " + section + " of something else than objects");
    }
    JsonNode element = Json.mapper().readTree(parser);
    if (section.equals("Blocks")) {
      assembler.block(element);
    } else {
      assembler.expenseDocument(element);
    }
  }

  private static TextractFormatException notAnAnswer(String found) {
    return new TextractFormatException(
        "This is not a Textract answer but "
            + found
            + ": expected an object with Blocks or ExpenseDocuments, or a list of such objects.");
  }

  private void close() {
    done = true;
    if (parser != null) {
      try {
        parser.close();
      } catch (IOException e) {
        // The cause of the failure is thrown by the caller; closing is only tidiness.
        parser = null;
      }
    }
  }
}
