package dev.receipts.local.states.history;

import java.util.List;

/**
 * Named logs of lines that only ever grow. A line is there entirely or not at all, also after the
 * process was killed while writing it.
 */
public interface LineLogs {

  /** The first and the last line of a log. */
  record Ends(String first, String last) {}

  /** Adds a line, which must not contain a line break, to a log that is created where needed. */
  void append(String log, String line);

  /** Says that the log will hardly be read or written any more. */
  void rest(String log);

  /** All lines; none where there is no such log. */
  List<String> read(String log);

  /** Removes the log. */
  void delete(String log);

  /** The ends of every log whose name starts so. */
  List<Ends> ends(String prefix);
}
