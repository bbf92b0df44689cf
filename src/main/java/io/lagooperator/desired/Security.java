package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.lagooperator.model.Component;

/** Pods that keep the Pod Security level "restricted". */
final class Security {
  private static final long RUBY_USER = 1000;

  private Security() {}

  static PodSecurityContext pod(Component component) {
    var user =
        switch (component) {
          case FRONT -> 101;
          case PDF -> 1001;
          case POSTGRESQL -> 70;
          case REDIS, REDIS_CACHE -> 999;
          default -> RUBY_USER;
        };
    var context = pod(user);
    if (component == Component.FRONT) {
      // Without root the image's nginx could not listen on port 80; this sysctl is a safe one.
      return new PodSecurityContextBuilder(context)
          .addNewSysctl("net.ipv4.ip_unprivileged_port_start", "0")
          .build();
    }
    return context;
  }

  static PodSecurityContext job() {
    return pod(RUBY_USER);
  }

  private static PodSecurityContext pod(long user) {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(user)
        .withRunAsGroup(user)
        .withFsGroup(user)
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  static SecurityContext container() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
