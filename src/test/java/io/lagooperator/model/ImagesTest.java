package io.lagooperator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lagooperator.testing.Specs;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final Release RELEASE = Release.of("1.51.0");

  @Test
  void theTagIsTheRelease() {
    var images = images("");
    assertThat(images.api(RELEASE)).isEqualTo("docker.io/getlago/api:v1.51.0");
    assertThat(images.front(RELEASE)).isEqualTo("docker.io/getlago/front:v1.51.0");
    assertThat(images.api(Release.of("1.50.0"))).endsWith(":v1.50.0");
  }

  @Test
  void aRegistryPrefixesEveryImage() {
    var images = images("images: {registry: mirror.example.com/hub}");
    assertThat(images.api(RELEASE)).isEqualTo("mirror.example.com/hub/getlago/api:v1.51.0");
    assertThat(images.tool(images.postgresql())).startsWith("mirror.example.com/hub/postgres:");
    assertThat(images.tool(images.pdf())).startsWith("mirror.example.com/hub/getlago/");
  }

  @Test
  void imagesWithoutOwnerAreInDockersLibrary() {
    var images = images("");
    assertThat(images.tool(images.redis())).isEqualTo("docker.io/library/redis:7-alpine");
  }

  @Test
  void aDigestOfOnePinsThatOneAtThatRelease() {
    var images = images("images: {digests: {1.51.0: {api: 'sha256:aa'}}}");
    assertThat(images.api(RELEASE)).isEqualTo("docker.io/getlago/api:v1.51.0@sha256:aa");
    assertThat(images.front(RELEASE)).isEqualTo("docker.io/getlago/front:v1.51.0");
    assertThat(images.api(Release.of("1.50.0"))).isEqualTo("docker.io/getlago/api:v1.50.0");
  }

  @Test
  void toolsHaveVersionsOfTheirOwn() {
    var images =
        images(
            "images: {redis: {repository: valkey/valkey, tag: '8'}, pdf: {digest: 'sha256:bb'}}");
    assertThat(images.tool(images.redis())).isEqualTo("docker.io/valkey/valkey:8");
    assertThat(images.tool(images.pdf())).isEqualTo("docker.io/getlago/lago-gotenberg@sha256:bb");
  }

  private static Images images(String spec) {
    return Specs.instance(spec).images();
  }
}
