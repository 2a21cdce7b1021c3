package dev.receipts.local.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.pixGetPixel;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import dev.receipts.local.ocr.Pass.Light;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreparedImageTest {
  private static final int PAPER = 190;
  private static final int PRINT_ON_THE_BACK = 165;
  private static final int INK = 40;

  @BeforeAll
  static void libraries() {
    TemporaryFiles.prepare();
    TemporaryFiles.use(model -> setMsgSeverity(L_SEVERITY_NONE));
  }

  @Test
  void paperBecomesWhiteAndWhatShinesThroughAlmost() {
    assertThat(brightness(Light.WHITE, 20)).as("paper").isGreaterThan(250);
    assertThat(brightness(Light.WHITE, 100)).as("the back").isGreaterThan(210);
    assertThat(brightness(Light.WHITE, 180)).as("ink").isLessThan(80);
  }

  @Test
  void shadowsAreTakenOffAndThePaperStaysGray() {
    assertThat(brightness(Light.EVEN, 20)).as("paper").isBetween(190, 210);
  }

  @Test
  void aScanStaysAsItIsWhereNothingIsToBeDone() {
    assertThat(brightness(Light.AS_SCANNED, 20)).isEqualTo(PAPER);
    assertThat(brightness(Light.AS_SCANNED, 100)).isEqualTo(PRINT_ON_THE_BACK);
    assertThat(brightness(Light.AS_SCANNED, 180)).isEqualTo(INK);
  }

  /** A strip of paper, one of print on the back at 100, and one of ink at 180. */
  private static int brightness(Light light, int x) {
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
    for (int strip = 0; strip < 300; strip++) {
      int gray =
          Math.abs(strip - 100) < 3 ? PRINT_ON_THE_BACK : Math.abs(strip - 180) < 3 ? INK : PAPER;
      for (int y = 0; y < 300; y++) {
        image.getRaster().setSample(strip, y, 0, gray);
      }
    }
    try (PreparedImage prepared =
        PreparedImage.of(GrayImage.of(image), new Pass(6, Pass.AS_SCANNED, light), 0)) {
      int[] brightness = new int[1];
      pixGetPixel(prepared.image(), x, 150, brightness);
      return brightness[0];
    }
  }
}
