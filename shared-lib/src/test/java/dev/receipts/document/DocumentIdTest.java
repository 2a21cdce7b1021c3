package dev.receipts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DocumentIdTest {

  @Test
  void isTheSameForTheSameVersionOfAnObject() {
    assertThat(DocumentId.of("inbox", "a b/ü+%.pdf", "v1"))
        .isEqualTo(DocumentId.of("inbox", "a b/ü+%.pdf", "v1"));
  }

  @Test
  void differsForAnotherVersionKeyOrBucket() {
    DocumentId id = DocumentId.of("inbox", "receipt.pdf", "v1");

    assertThat(DocumentId.of("inbox", "receipt.pdf", "v2")).isNotEqualTo(id);
    assertThat(DocumentId.of("inbox", "receipt.png", "v1")).isNotEqualTo(id);
    assertThat(DocumentId.of("other", "receipt.pdf", "v1")).isNotEqualTo(id);
  }

  @Test
  void doesNotMixUpWhereOnePartEndsAndTheNextBegins() {
    assertThat(DocumentId.of("a", "bc", "v")).isNotEqualTo(DocumentId.of("ab", "c", "v"));
  }

  @Test
  void refusesWhatIsNoDocumentId() {
    assertThatThrownBy(() -> new DocumentId("../etc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 hexadecimal digits");
  }
}
