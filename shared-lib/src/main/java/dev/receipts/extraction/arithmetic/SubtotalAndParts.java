package dev.receipts.extraction.arithmetic;

/** A subtotal with what is added to it and taken from it is the total. */
record SubtotalAndParts(Printed printed, Compositions compositions) implements Equation {
  @Override
  public void judge(Judgement judged) {
    compositions.of(judged.total().value()).ifPresent(composition -> prove(judged, composition));
  }

  private void prove(Judgement judged, Composition composition) {
    judged.composedOf(composition);
    String name = composition.inWords() + " = total";
    String detail =
        composition.inFigures(printed.text()) + " = " + printed.text().of(judged.total().value());
    boolean itself = composition.subtotal().source().equals(judged.total().source());
    if (!composition.plain()) {
      judged.proves(Proof.COMPOSITION, 2.5, name, detail);
    } else if (!itself) {
      judged.proves(Proof.SUBTOTAL, 0.7, name, detail);
    }
  }
}
