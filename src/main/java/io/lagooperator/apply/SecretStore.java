package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The Secrets that are watched; what was learned of one goes with it. */
final class SecretStore extends TransformingItemStore<Secret> {
  private final SecretValues values;

  SecretStore(UnaryOperator<Secret> trim, SecretValues values) {
    super(trim);
    this.values = values;
  }

  @Override
  public @Nullable Secret remove(String key) {
    var gone = super.remove(key);
    if (gone != null) {
      values.forget(gone);
    }
    return gone;
  }
}
