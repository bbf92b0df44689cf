package io.lagooperator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.model.GeneratedSecret.Form;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyMakerTest {
  private final KeyMaker keys = new KeyMaker();

  @Test
  void aSecretKeyBaseIs128HexadecimalDigits() {
    assertThat(keys.make(Form.HEX_128)).matches("[0-9a-f]{128}");
  }

  @Test
  void anEncryptionKeyIs32LettersAndDigits() {
    assertThat(keys.make(Form.ALPHANUMERIC_32)).matches("[A-Za-z0-9]{32}");
  }

  @Test
  void anRsaKeyIsBase64OfItsPemFileOnOneLine() throws GeneralSecurityException {
    var made = keys.make(Form.RSA_2048);
    assertThat(made).doesNotContain("\n");
    var pem = new String(Base64.getDecoder().decode(made), StandardCharsets.UTF_8);
    assertThat(pem)
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("\n-----END PRIVATE KEY-----\n");
    assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var key =
        (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    assertThat(key.getModulus().bitLength()).isEqualTo(2048);
  }

  @Test
  void noTwoKeysAreAlike() {
    assertThat(IntStream.range(0, 500).mapToObj(i -> keys.make(Form.ALPHANUMERIC_32)))
        .doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 500).mapToObj(i -> keys.make(Form.HEX_128)))
        .doesNotHaveDuplicates();
  }
}
