package dev.receipts.extraction.notation;

/** The order in which a country writes dates in figures. */
public enum DateOrder {
  DMY,
  MDY,
  YMD
}
