package io.lagooperator.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lagooperator.model.Component;
import io.lagooperator.testing.FakeInputs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file of variables becomes a LagoInstance that runs with them. */
class EnvSourceTest {
  private static final String KEYS =
      """
      SECRET_KEY_BASE=base-canary
      LAGO_RSA_PRIVATE_KEY="%s"
      LAGO_ENCRYPTION_PRIMARY_KEY=primary-canary
      LAGO_ENCRYPTION_DETERMINISTIC_KEY=deterministic-canary
      LAGO_ENCRYPTION_KEY_DERIVATION_SALT=salt-canary
      LAGO_FRONT_URL=https://billing.example.com
      """
          .formatted(FakeInputs.PEM);

  private static Move move(String more) {
    return EnvSource.move(
        KEYS + more, new Options("billing", Optional.of("v1.45.2"), Optional.empty()));
  }

  @Test
  void storesThatCanBeReachedStayWithTheirAddresses() {
    var environment =
        new Carried(
                move(
                    """
                    DATABASE_URL=postgresql://lago:s%40x@10.0.0.5:6432/lago?sslmode=require
                    REDIS_URL=rediss://cache.example.com:6380/2
                    REDIS_PASSWORD='red$canary/1'
                    LAGO_REDIS_CACHE_URL=redis://10.0.0.7:6379/1
                    DATABASE_PREPARED_STATEMENTS=false
                    SENTRY_DSN=https://k@sentry.example.com/1
                    HTTP_PROXY=http://proxy:3128
                    NO_PROXY=a.example.com,b.example.com
                    LAGO_LOG_LEVEL=WARN
                    """))
            .environment(Component.WORKER);

    assertThat(environment)
        .containsEntry("DATABASE_URL", "postgresql://lago:s%40x@10.0.0.5:6432/lago?sslmode=require")
        .containsEntry("REDIS_URL", "rediss://:red%24canary%2F1@cache.example.com:6380/2")
        .containsEntry("LAGO_REDIS_CACHE_URL", "redis://10.0.0.7:6379/1")
        .containsEntry("DATABASE_PREPARED_STATEMENTS", "false")
        .containsEntry("SENTRY_DSN", "https://k@sentry.example.com/1")
        .containsEntry("HTTP_PROXY", "http://proxy:3128")
        .containsEntry("LAGO_LOG_LEVEL", "warn");
    assertThat(environment.get("NO_PROXY")).contains("a.example.com", "b.example.com");
  }

  @Test
  void everyRedisIsCarriedOverOrTold() {
    var bundled =
        move(
            """
            REDIS_URL=redis://redis:6379
            LAGO_REDIS_CACHE_URL=redis://redis:6379/3
            LAGO_REDIS_CACHE_PASSWORD=cache-canary
            LAGO_REDIS_CABLE_URL=redis://10.0.0.7:6379/4
            """);
    assertThat(bundled.left().toString())
        .contains("LAGO_REDIS_CACHE_URL: only its own machine knows its host")
        .doesNotContain("canary");
    assertThat(new Carried(bundled).environment(Component.API))
        .containsEntry("LAGO_REDIS_CABLE_URL", "redis://10.0.0.7:6379/4");

    var outer =
        move(
            """
            REDIS_URL=redis://10.0.0.7:6379/0
            LAGO_REDIS_CACHE_URL=redis://10.0.0.7:6379/0
            LAGO_REDIS_CABLE_URL=redis://localhost:6379
            """);
    assertThat(outer.left().toString())
        .contains("LAGO_REDIS_CACHE_URL: it is the address of the queues")
        .contains("LAGO_REDIS_CABLE_URL: only its own machine knows its host");
    assertThat(outer.instance().toString()).doesNotContain("cache=", "cable=");
  }

  @Test
  void aPasswordBesideAUrlWinsOverTheOneInIt() {
    var move = move("REDIS_URL=redis://me:url-canary@10.0.0.7:6379/0\nREDIS_PASSWORD=own-canary\n");
    assertThat(new Carried(move).environment(Component.API))
        .containsEntry("REDIS_URL", "redis://me:own-canary@10.0.0.7:6379/0");
    assertThat(move.left().toString())
        .contains("the password in REDIS_URL: it differs from REDIS_PASSWORD")
        .doesNotContain("canary");
    assertThat(
            move("REDIS_URL=redis://:own-canary@10.0.0.7:6379/0\nREDIS_PASSWORD=own-canary\n")
                .left()
                .toString())
        .doesNotContain("the password in");
  }

  @Test
  void filesInABucketStayThere() {
    var environment =
        new Carried(
                move(
                    """
                    LAGO_USE_AWS_S3=true
                    LAGO_AWS_S3_BUCKET=files
                    LAGO_AWS_S3_REGION=fr-par
                    LAGO_AWS_S3_ENDPOINT=https://s3.fr-par.scw.cloud
                    LAGO_AWS_S3_ACCESS_KEY_ID=id-canary
                    LAGO_AWS_S3_SECRET_ACCESS_KEY=secret-canary
                    """))
            .environment(Component.API);
    assertThat(environment)
        .containsEntry("LAGO_USE_AWS_S3", "true")
        .containsEntry("LAGO_AWS_S3_BUCKET", "files")
        .containsEntry("LAGO_AWS_S3_ENDPOINT", "https://s3.fr-par.scw.cloud")
        .containsEntry("LAGO_AWS_S3_SECRET_ACCESS_KEY", "secret-canary");
  }

  @Test
  void aDatabaseOfPartsIsPutTogether() {
    assertThat(
            new Carried(
                    move(
                        "POSTGRES_HOST=pg.example.com\nPOSTGRES_PASSWORD=pg-canary\nPOSTGRES_DB=billing\n"))
                .environment(Component.API))
        .containsEntry(
            "DATABASE_URL",
            "postgresql://lago:pg-canary@pg.example.com:5432/billing?search_path=public");
  }

  @Test
  void whatNoFieldOwnsGoesOnAsAVariableAndSecretsByWayOfASecret() {
    var move = move("OURS=a\nOUR_API_KEY=key-canary\nAT=https://u:p@x.example.com\n");
    assertThat(move.instance().toString()).contains("name=OURS, value=a").doesNotContain("u:p@");
    assertThat(move.secrets().get("billing-imported-settings"))
        .containsEntry("OUR_API_KEY", "key-canary")
        .containsEntry("AT", "https://u:p@x.example.com");
  }

  @Test
  void ofTwoNamesOfAKeyTheOneIsCarriedOverThatLagoReads() {
    var both = move("ENCRYPTION_PRIMARY_KEY=used-canary\n");
    assertThat(both.secrets().get("billing-imported-keys"))
        .containsEntry("LAGO_ENCRYPTION_PRIMARY_KEY", "used-canary")
        .containsEntry("LAGO_ENCRYPTION_DETERMINISTIC_KEY", "deterministic-canary");
    assertThat(both.left())
        .anySatisfy(
            left -> {
              assertThat(left.what()).isEqualTo("LAGO_ENCRYPTION_PRIMARY_KEY");
              assertThat(left.reason()).contains("differs from ENCRYPTION_PRIMARY_KEY");
            });
    assertThat(both.left() + both.manifests()).doesNotContain("canary");

    assertThat(move("ENCRYPTION_PRIMARY_KEY=primary-canary\n").left().toString())
        .contains("the same as ENCRYPTION_PRIMARY_KEY")
        .doesNotContain("differs");
  }

  @Test
  void anEmptyKeyThatLagoWouldTakeIsRefused() {
    assertThatThrownBy(() -> move("ENCRYPTION_KEY_DERIVATION_SALT=\n"))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("ENCRYPTION_KEY_DERIVATION_SALT is set and empty")
        .hasMessageContaining("take that line out");
  }

  @Test
  void theAddressOfTheUserInterfaceIsNotMadeUp() {
    var file = KEYS.replace("LAGO_FRONT_URL", "LAGO_API_URL");
    assertThatThrownBy(
            () ->
                EnvSource.move(
                    file, new Options("billing", Optional.of("1.45.2"), Optional.empty())))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("It has no LAGO_FRONT_URL");
  }

  @Test
  void whatIsMissingIsAskedFor() {
    assertThatThrownBy(
            () -> EnvSource.move(KEYS, new Options("x", Optional.empty(), Optional.empty())))
        .hasMessageContaining("--release");
    assertThatThrownBy(
            () ->
                EnvSource.move(
                    "LAGO_FRONT_URL=https://x.example.com\n",
                    new Options("x", Optional.of("1.45.2"), Optional.empty())))
        .hasMessageContaining("SECRET_KEY_BASE");
  }
}
