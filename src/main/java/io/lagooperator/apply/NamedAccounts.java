package io.lagooperator.apply;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.lagooperator.api.LagoInstance;
import io.lagooperator.model.AccountCheck;
import io.lagooperator.model.AccountCheck.Account;
import io.lagooperator.model.Instance;
import io.lagooperator.model.Labels;
import io.lagooperator.model.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Service accounts of users: none is watched before an instance names one, and little is kept. */
final class NamedAccounts {
  private static final String BY_ACCOUNT = "account";

  private final EventSourceContext<LagoInstance> context;
  private final Set<String> namespaces;
  private final Map<String, InformerEventSource<ServiceAccount, LagoInstance>> sources =
      new HashMap<>();

  NamedAccounts(EventSourceContext<LagoInstance> context, Set<String> namespaces) {
    this.context = context;
    this.namespaces = namespaces;
    context.getPrimaryCache().addIndexer(BY_ACCOUNT, NamedAccounts::named);
  }

  /** What keeps an instance from running as the account that it names; it is seen at once. */
  List<Problem> problems(Instance instance, EventSourceRetriever<LagoInstance> retriever) {
    return instance
        .pods()
        .serviceAccount()
        .flatMap(name -> AccountCheck.problem(instance, name, find(instance, name, retriever)))
        .stream()
        .toList();
  }

  private Optional<Account> find(
      Instance instance, String name, EventSourceRetriever<LagoInstance> retriever) {
    return source(instance.namespace(), retriever)
        .get(new ResourceID(name, instance.namespace()))
        .map(ServiceAccount::getMetadata)
        .map(metadata -> new Account(name, allowed(metadata)));
  }

  /** The first to ask waits until all accounts are read, and so do others that ask meanwhile. */
  private synchronized InformerEventSource<ServiceAccount, LagoInstance> source(
      String namespace, EventSourceRetriever<LagoInstance> retriever) {
    var place = namespaces.isEmpty() ? Watching.EVERYWHERE : namespace;
    var known = sources.get(place);
    if (known != null) {
      return known;
    }
    var configuration =
        Watching.of(ServiceAccount.class, "NamedServiceAccount", place, NamedAccounts::trim)
            .withSecondaryToPrimaryMapper(this::users)
            .build();
    var source = new InformerEventSource<>(configuration, context);
    retriever.dynamicallyRegisterEventSource(source);
    sources.put(place, source);
    return source;
  }

  private Set<ResourceID> users(ServiceAccount account) {
    var metadata = account.getMetadata();
    return context
        .getPrimaryCache()
        .byIndex(BY_ACCOUNT, key(metadata.getNamespace(), metadata.getName()))
        .stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static List<String> named(LagoInstance lago) {
    return Stream.ofNullable(lago.getSpec())
        .flatMap(spec -> Stream.ofNullable(spec.defaults()))
        .flatMap(defaults -> Stream.ofNullable(defaults.serviceAccount()))
        .flatMap(account -> Stream.ofNullable(account.name()))
        .map(name -> key(lago.getMetadata().getNamespace(), name))
        .toList();
  }

  private static ServiceAccount trim(ServiceAccount account) {
    var metadata = account.getMetadata();
    return new ServiceAccountBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withAnnotations(
                    allowed(metadata).map(it -> Map.of(Labels.ALLOW, it)).orElse(Map.of()))
                .build())
        .build();
  }

  private static Optional<String> allowed(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).map(it -> it.get(Labels.ALLOW));
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
