package dev.receipts.extraction.evidence;

/** A value and where it was read. */
public record Sourced<T>(T value, Source source) {}
