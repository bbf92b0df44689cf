package io.lagooperator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** What tells objects of one namespace apart. */
public record ObjectKey(String kind, String name) {
  public static ObjectKey of(HasMetadata object) {
    return new ObjectKey(object.getKind(), object.getMetadata().getName());
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
