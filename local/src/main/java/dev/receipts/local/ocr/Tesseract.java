package dev.receipts.local.ocr;

import static org.bytedeco.tesseract.global.tesseract.OEM_LSTM_ONLY;
import static org.bytedeco.tesseract.global.tesseract.RIL_TEXTLINE;
import static org.bytedeco.tesseract.global.tesseract.RIL_WORD;
import static org.bytedeco.tesseract.global.tesseract.TessDeleteText;
import static org.bytedeco.tesseract.global.tesseract.TessResultIteratorDelete;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine.Word;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;

/** One Tesseract engine. It is not safe for use by two threads at once; see {@link EnginePool}. */
final class Tesseract implements AutoCloseable {
  private static final int SLOWEST_PAGE_IN_MILLISECONDS = 60_000;
  private static final int ASSUMED_RESOLUTION = 300;

  private final TessBaseAPI engine = new TessBaseAPI();

  Tesseract(Path model) {
    if (engine.Init(model.toString(), "eng", OEM_LSTM_ONLY) != 0) {
      engine.close();
      throw new IllegalStateException("Tesseract cannot load its model from " + model + ".");
    }
    // Every page is read for itself: what was learnt from one must not change another's text.
    engine.SetVariable("classify_enable_learning", "0");
    engine.SetVariable(
        "debug_file", System.getProperty("os.name").startsWith("Windows") ? "nul" : "/dev/null");
  }

  /** The words, line by line, as Tesseract sees lines. */
  List<List<Word>> read(PreparedImage prepared, int segmentation) {
    engine.SetPageSegMode(segmentation);
    engine.SetImage(prepared.image());
    engine.SetSourceResolution(ASSUMED_RESOLUTION);
    try (ETEXT_DESC monitor = new ETEXT_DESC()) {
      monitor.set_deadline_msecs(SLOWEST_PAGE_IN_MILLISECONDS);
      if (engine.Recognize(monitor) != 0) {
        return List.of();
      }
      ResultIterator words = engine.GetIterator();
      if (words == null) {
        return List.of();
      }
      try {
        return collect(words, prepared.image().w(), prepared.image().h());
      } finally {
        TessResultIteratorDelete(words);
      }
    } finally {
      engine.Clear();
    }
  }

  private static List<List<Word>> collect(ResultIterator words, int width, int height) {
    List<List<Word>> lines = new ArrayList<>();
    int[] left = new int[1];
    int[] top = new int[1];
    int[] right = new int[1];
    int[] bottom = new int[1];
    do {
      if (lines.isEmpty() || words.IsAtBeginningOf(RIL_TEXTLINE)) {
        lines.add(new ArrayList<>());
      }
      BytePointer text = words.GetUTF8Text(RIL_WORD);
      if (text == null) {
        continue;
      }
      String word = text.getString(StandardCharsets.UTF_8).strip();
      TessDeleteText(text);
      if (!word.isEmpty() && words.BoundingBox(RIL_WORD, left, top, right, bottom)) {
        Box box =
            new Box(
                (double) left[0] / width,
                (double) top[0] / height,
                (double) (right[0] - left[0]) / width,
                (double) (bottom[0] - top[0]) / height);
        lines.getLast().add(new Word(word, box, words.Confidence(RIL_WORD)));
      }
    } while (words.Next(RIL_WORD));
    lines.removeIf(List::isEmpty);
    return lines;
  }

  @Override
  public void close() {
    engine.End();
    engine.close();
  }
}
