package io.lagooperator.model;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The parts of a URL of Redis; some of Lago's processes want them one by one. */
record RedisUrl(String host, int port, boolean tls, Optional<Login> login, int database) {

  /** Who connects; the user may be left out. */
  record Login(Optional<String> user, String password) {
    private String text() {
      return user.map(UrlText::encode).orElse("") + ":" + UrlText.encode(password) + "@";
    }

    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  static RedisUrl parse(String text) {
    var url = URI.create(text);
    var path = Optional.ofNullable(url.getPath()).orElse("");
    return new RedisUrl(
        Optional.ofNullable(url.getHost()).orElse(""),
        url.getPort() < 0 ? Redis.PORT : url.getPort(),
        "rediss".equals(url.getScheme()),
        Optional.ofNullable(url.getRawUserInfo()).map(RedisUrl::login),
        path.matches("/[0-9]{1,9}") ? Integer.parseInt(path.substring(1)) : 0);
  }

  /** As Redis clients read it: without a colon, all of it is the password. */
  private static Login login(String userInfo) {
    var colon = userInfo.indexOf(':');
    var user = colon < 1 ? "" : userInfo.substring(0, colon);
    return new Login(
        user.isEmpty() ? Optional.empty() : Optional.of(decoded(user)),
        decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String text() {
    return "%s://%s%s:%d/%d"
        .formatted(
            tls ? "rediss" : "redis",
            login.map(Login::text).orElse(""),
            UrlText.host(host),
            port,
            database);
  }

  /** What the events processor dials. */
  String hostAndPort() {
    return UrlText.host(host) + ":" + port;
  }

  Optional<String> password() {
    return login.map(Login::password);
  }
}
