package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files of variables as Compose reads them. */
class DotenvTest {
  @Test
  void linesAreNamesAndValues() {
    assertThat(Dotenv.read("A=1\n\n# no\nexport B = two words \nC=\nD=a=b\nE: x\r\nF=a#b # no\nG"))
        .isEqualTo(Map.of("A", "1", "B", "two words", "C", "", "D", "a=b", "E", "x", "F", "a#b"));
  }

  @Test
  void quotesKeepWhatIsInThem() {
    assertThat(Dotenv.read("A='a $B # \\n'\nB=\"x\\ty \\\"q\\\" \\$A\" # no\nC=\"$A\"\nD='$A'"))
        .isEqualTo(Map.of("A", "a $B # \\n", "B", "x\ty \"q\" $A", "C", "a $B # \\n", "D", "$A"));
  }

  @Test
  void aKeyMayGoOverSeveralLines() {
    var pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\n";
    assertThat(Dotenv.read("K=\"" + pem + "\"\nL=1")).isEqualTo(Map.of("K", pem, "L", "1"));
    assertThat(Dotenv.read("K='" + pem + "'\n")).isEqualTo(Map.of("K", pem));
  }

  @Test
  void whatCameBeforeMayBeUsed() {
    assertThat(Dotenv.read("A=x\nB=${A}-${N:-y}-$A").get("B")).isEqualTo("x-y-x");
  }

  @Test
  void aMistakeIsToldWithItsLine() {
    assertThatThrownBy(() -> Dotenv.read("A=1\nno value here\n")).hasMessageContaining("Line 2");
    assertThatThrownBy(() -> Dotenv.read("A=1\nB='x\n")).hasMessageContaining("in line 2");
  }
}
