package io.lagooperator.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods the shared cluster, and a fresh namespace with a client that is bound to it.
 */
public final class ClusterExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(ClusterExtension.class);
  private static final Set<Class<?>> GIVEN =
      Set.of(Cluster.class, KubernetesClient.class, TestNamespace.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getTestMethod().isPresent() && GIVEN.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Cluster.class) {
      return Cluster.shared();
    }
    TestNamespace namespace = namespaceOf(test);
    return type == TestNamespace.class ? namespace : namespace.client();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    TestNamespace namespace = test.getStore(STORE).remove(TestNamespace.class, TestNamespace.class);
    if (namespace != null) {
      namespace.leave();
    }
  }

  private static TestNamespace namespaceOf(ExtensionContext test) {
    return test.getStore(STORE)
        .computeIfAbsent(
            TestNamespace.class,
            key -> TestNamespace.create(Cluster.shared(), test.getRequiredTestMethod().getName()),
            TestNamespace.class);
  }
}
