package dev.receipts.cli.picture;

import java.awt.Color;
import java.util.Map;

/** A colour for each field, dark enough for white letters on it and for thin lines on paper. */
final class Palette {
  private static final Color OTHER = new Color(0x5d4037);
  private static final Map<String, Color> COLOURS =
      Map.ofEntries(
          Map.entry("vendor", new Color(0x6a1b9a)),
          Map.entry("date", new Color(0x1565c0)),
          Map.entry("time", new Color(0x1565c0)),
          Map.entry("number", new Color(0x00838f)),
          Map.entry("currency", new Color(0x546e7a)),
          Map.entry("total", new Color(0xc62828)),
          Map.entry("subtotal", new Color(0xd84315)),
          Map.entry("tax", new Color(0xad1457)),
          Map.entry("taxes", new Color(0xad1457)),
          Map.entry("paid", new Color(0x827717)),
          Map.entry("change", new Color(0x827717)),
          Map.entry("lines", new Color(0x2e7d32)));

  private Palette() {}

  /** The parts of a field have its colour: {@code vendor.phone}, {@code lines[2]}. */
  static Color of(Mark mark) {
    return COLOURS.getOrDefault(mark.field().split("[.\\[]", 2)[0], OTHER);
  }
}
