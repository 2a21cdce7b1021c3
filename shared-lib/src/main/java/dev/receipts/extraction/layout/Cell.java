package dev.receipts.extraction.layout;

import dev.receipts.page.Box;

/** A piece of text in one place: a text line as OCR gave it. */
public record Cell(String text, Box box, double confidence) {}
