package io.lagooperator.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of secrets in texts and objects: nothing. */
class ArchiveRedactionTest {
  private static final String PEM = "-----BEGIN X-----\nMIIEvQIBADANBgkqhkiG\n-----END X-----";
  private final ArchiveRedaction redaction = new ArchiveRedaction(List.of("s3same!", PEM, "abc"));

  @Test
  void valuesThatAreKnownGoWhereverTheyStand() throws Exception {
    assertThat(redaction.text("it says s3same! twice: czNzYW1lIQ=="))
        .isEqualTo("it says *** twice: ***");
    assertThat(redacted("{\"name\": \"x-s3same!\", \"list\": [\"s3same!\"]}").toString())
        .isEqualTo("{\"name\":\"x-***\",\"list\":[\"***\"]}");
    assertThat(redaction.text("line MIIEvQIBADANBgkqhkiG of a key")).isEqualTo("line *** of a key");
  }

  @Test
  void shortValuesWouldTakeWordsApart() {
    assertThat(redaction.text("abc")).isEqualTo("abc");
  }

  @Test
  void variablesThatAreNamedLikeSecretsLoseTheirValues() throws Exception {
    assertThat(
            redacted(
                    """
                    {"env": [{"name": "SMTP_PASSWORD", "value": "hunter2"},
                             {"name": "RAILS_ENV", "value": "production"},
                             {"name": "DATABASE_URL", "value": "postgresql://a:b@c/d"}]}
                    """)
                .toString())
        .doesNotContain("hunter2", "a:b@")
        .contains("production", "SMTP_PASSWORD");
  }

  @Test
  void fieldsThatAreNamedLikeSecretsLoseThemTooButReferencesStay() throws Exception {
    assertThat(
            redacted(
                    """
                    {"password": "hunter2", "token": "hunter2", "secretName": "billing-tls",
                     "imagePullPolicy": "Always", "secretKeyRef": {"name": "billing-keys", "key": "X"}}
                    """)
                .toString())
        .doesNotContain("hunter2")
        .contains("billing-tls", "Always", "billing-keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clientSecret",
        "CLIENT_SECRET",
        "CLIENT_SECRET_NAME",
        "accessToken",
        "bearerToken",
        "secrets",
        "tokenType",
        "secretname"
      })
  void whatOnlySoundsLikeAReferenceLosesItsValue(String name) throws Exception {
    assertThat(
            redacted("{\"%s\": \"hunter2\", \"a\": {\"%s\": [\"hunter2\"]}}".formatted(name, name)))
        .hasToString("{\"%s\":\"***\",\"a\":{\"%s\":[\"***\"]}}".formatted(name, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secretName", "secretNames", "tokenSecretRef", "passwordSecretName"})
  void whatIsAReferenceByItsFormStays(String name) throws Exception {
    assertThat(redacted("{\"%s\": \"billing\"}".formatted(name)).path(name).asText())
        .isEqualTo("billing");
  }

  @Test
  void whatOthersWroteBesideTheObjectIsLeftOut() throws Exception {
    assertThat(
            redacted(
                    """
                    {"metadata": {"managedFields": [{}], "annotations":
                      {"kubectl.kubernetes.io/last-applied-configuration": "{}", "note": "kept"}}}
                    """)
                .toString())
        .isEqualTo("{\"metadata\":{\"annotations\":{\"note\":\"kept\"}}}");
  }

  @Test
  void longNamesStayThoughTheyLookLikeTokens() throws Exception {
    var name = "billing-of-a-very-large-shop-pdfworker-7b5ff5d9f5-abcde";

    assertThat(redacted("{\"name\": \"%s\"}".formatted(name)).path("name").asText())
        .isEqualTo(name);
  }

  private JsonNode redacted(String json) throws Exception {
    var node = new ObjectMapper().readTree(json);
    redaction.object(node);
    return node;
  }
}
