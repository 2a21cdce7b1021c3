package dev.receipts.pipeline;

/** The stage at which a redriven execution goes on. */
public record Resume(Stage stage) {}
