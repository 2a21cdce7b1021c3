package dev.receipts.extraction.arithmetic;

/** A kind of equation that may close with a total. */
interface Equation {
  /** Tells a judgement what the equation says of its total. */
  void judge(Judgement judged);
}
