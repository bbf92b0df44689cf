package io.lagooperator.foresight;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.lagooperator.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields that a write changes. Of what the server shows, only what is written or was written by the
 * operator counts: all else is somebody else's, or a default. Values of Secrets are never told.
 */
final class Difference {
  private static final String HIDDEN = "(not shown)";
  private static final Pattern QUANTITY_PATH =
      Pattern.compile(".*[.](requests|limits)[.].+|.*[.](sizeLimit|averageValue|divisor)");
  private static final Pattern QUANTITY =
      Pattern.compile("[0-9]+([.][0-9]+)?(m|[kMGTPE]|[KMGTPE]i)?");

  private final Optional<HasMetadata> before;
  private final HasMetadata after;

  private Difference(Optional<HasMetadata> before, HasMetadata after) {
    this.before = before;
    this.after = after;
  }

  static List<FieldChange> of(Optional<HasMetadata> before, HasMetadata after) {
    return new Difference(before, after).changes();
  }

  private List<FieldChange> changes() {
    var then = before.map(Tree::of).map(Tree::values).orElse(Map.of());
    var now = Tree.values(Tree.of(after));
    var paths = new TreeSet<>(now.keySet());
    paths.addAll(before.map(Difference::written).orElse(Set.of()));
    var changes = new ArrayList<FieldChange>();
    for (var path : paths) {
      if (!isOfNoInterest(path) && !same(path, then.get(path), now.get(path))) {
        changes.add(new FieldChange(path, shown(path, then.get(path)), shown(path, now.get(path))));
      }
    }
    return changes;
  }

  /** Of an object that was foreseen, all of it; of a live one, what the operator owns. */
  private static Set<String> written(HasMetadata object) {
    var entries = Optional.ofNullable(object.getMetadata().getManagedFields()).orElse(List.of());
    var tree = Tree.of(object);
    if (entries.isEmpty()) {
      return Tree.values(tree).keySet();
    }
    var owned = new TreeSet<String>();
    entries.stream()
        .filter(entry -> Labels.OPERATOR.equals(entry.getManager()))
        .filter(entry -> "Apply".equals(entry.getOperation()) && entry.getFieldsV1() != null)
        .map(ManagedFieldsEntry::getFieldsV1)
        .forEach(fields -> owned.addAll(Tree.owned(tree, fields.getAdditionalProperties())));
    return owned;
  }

  /** What identifies an object, and what the operator notes of its own work. */
  private static boolean isOfNoInterest(String path) {
    return path.matches("apiVersion|kind|metadata[.](name|namespace|uid|resourceVersion)|status.*")
        || path.matches("metadata[.]ownerReferences.*[.]uid")
        || Stream.of(Labels.APPLIED, Labels.REVISION, Labels.STORES)
            .anyMatch(name -> path.endsWith("annotations.\"" + name + "\""));
  }

  private static boolean same(String path, @Nullable String one, @Nullable String other) {
    return Objects.equals(one, other)
        || (one != null && other != null && isQuantity(path) && sameQuantity(one, other));
  }

  private static boolean isQuantity(String path) {
    return QUANTITY_PATH.matcher(path).matches();
  }

  /** Quantities have many spellings; the server keeps one of its own. */
  private static boolean sameQuantity(String one, String other) {
    return QUANTITY.matcher(one).matches()
        && QUANTITY.matcher(other).matches()
        && new Quantity(one)
                .getNumericalAmount()
                .compareTo(new Quantity(other).getNumericalAmount())
            == 0;
  }

  private @Nullable String shown(String path, @Nullable String value) {
    return value != null && after instanceof Secret && path.startsWith("data.") ? HIDDEN : value;
  }
}
