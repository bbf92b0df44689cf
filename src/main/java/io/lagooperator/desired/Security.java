package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.lagooperator.api.SecurityLevel;
import io.lagooperator.model.Component;
import io.lagooperator.model.Instance;

/**
 * Pods that keep a Pod Security level. "Baseline" is for images that need to run as the user that
 * they name or to write to their root file system, and leaves all else as it is.
 */
final class Security {
  private static final long RUBY_USER = 1000;

  private Security() {}

  static PodSecurityContext pod(Instance instance, Component component) {
    var user =
        switch (component) {
          case FRONT -> 101;
          case PDF -> 1001;
          case POSTGRESQL -> 70;
          case REDIS, REDIS_CACHE -> 999;
          default -> RUBY_USER;
        };
    var context = pod(level(instance, component), user);
    if (component == Component.FRONT) {
      // Without root the image's nginx could not listen on port 80; this sysctl is a safe one.
      return new PodSecurityContextBuilder(context)
          .addNewSysctl("net.ipv4.ip_unprivileged_port_start", "0")
          .build();
    }
    return context;
  }

  static PodSecurityContext job(Instance instance) {
    return pod(instance.pods().security(), RUBY_USER);
  }

  /** The bundled stores' images are known to need nothing more, and PostgreSQL refuses root. */
  private static SecurityLevel level(Instance instance, Component component) {
    return component.isStore() ? SecurityLevel.Restricted : instance.pods().security();
  }

  private static PodSecurityContext pod(SecurityLevel level, long user) {
    var context =
        new PodSecurityContextBuilder()
            .withFsGroup(user)
            .withFsGroupChangePolicy("OnRootMismatch")
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    return switch (level) {
      case Restricted ->
          context.withRunAsNonRoot(true).withRunAsUser(user).withRunAsGroup(user).build();
      case Baseline -> context.build();
    };
  }

  static SecurityContext container(Instance instance, Component component) {
    return container(level(instance, component));
  }

  static SecurityContext container(SecurityLevel level) {
    var context = sidecar(level, new SecurityContext());
    context.setReadOnlyRootFilesystem(level == SecurityLevel.Restricted ? true : null);
    return context;
  }

  /** What the level asks of any container, where it does not say so itself. */
  static SecurityContext sidecar(SecurityLevel level, SecurityContext given) {
    var context = new SecurityContextBuilder(given);
    if (given.getAllowPrivilegeEscalation() == null) {
      context.withAllowPrivilegeEscalation(false);
    }
    var drops = given.getCapabilities() != null && !given.getCapabilities().getDrop().isEmpty();
    if (level == SecurityLevel.Restricted && !drops) {
      context.editOrNewCapabilities().withDrop("ALL").endCapabilities();
    }
    return context.build();
  }
}
