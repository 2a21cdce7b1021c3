package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.OcrLetters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the months, as {@code months.txt} lists them, however OCR reads their letters. */
final class MonthNames {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 12;

  private static final Map<String, List<Month>> MONTHS = load();

  private MonthNames() {}

  /** What a name means, and in which countries; in all of them where none is given. */
  record Month(int number, Set<String> countries) {}

  private static Map<String, List<Month>> load() {
    Map<String, List<Month>> months = new HashMap<>();
    for (DataFile.Entry entry : DataFile.read("months.txt")) {
      List<String> key = List.of(entry.key().split("\\."));
      Month month =
          new Month(Integer.parseInt(key.getFirst()), Set.copyOf(key.subList(1, key.size())));
      for (String name : entry.values()) {
        List<Month> meanings =
            months.computeIfAbsent(fold(name, 0, name.length()), folded -> new ArrayList<>(1));
        if (!meanings.contains(month)) {
          meanings.add(month);
        }
      }
    }
    return Map.copyOf(months);
  }

  /** Whether a word begins there, and not figures with a letter in their place. */
  static boolean mayBeginAt(String text, int at) {
    return Character.isLetter(text.charAt(at)) && !DateFigures.beginAt(text, at);
  }

  /** Where a word ends that may be a name. */
  static int end(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end)) && end - from < LONGEST) {
      end++;
    }
    return end;
  }

  /** The months that a name may mean; none where it is no month's. */
  static List<Month> of(String text, int from, int to) {
    return to - from < SHORTEST ? List.of() : MONTHS.getOrDefault(fold(text, from, to), List.of());
  }

  private static String fold(String text, int from, int to) {
    StringBuilder folded = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = OcrLetters.fold(text.charAt(i));
      if (c != 0) {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
