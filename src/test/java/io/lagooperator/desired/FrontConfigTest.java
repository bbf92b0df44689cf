package io.lagooperator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;

/** What every browser may read. */
class FrontConfigTest {
  @Test
  void browsersAreToldOfPartnersByTheirPublicNames() {
    assertThat(FrontConfig.text(Specs.instance(Rendered.SHAPES.get(5))))
        .contains("window.LAGO_OAUTH_PROXY_URL = \"https://p\"\n")
        .contains("window.NANGO_PUBLIC_KEY = \"pk\"\n");
  }

  @Test
  void whatIsKeptInASecretIsNotShownToThem() {
    assertThat(FrontConfig.text(Specs.instance(Rendered.SHAPES.get(5))))
        .contains("window.SENTRY_DSN = \"\"\n")
        .doesNotContain("canary");
  }
}
