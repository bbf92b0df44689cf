package io.lagooperator.model;

/** Small defaults: a whole minimal instance requests less than 2 CPU and 6 GiB. */
final class Sizing {
  static final Resources JOB = Resources.of("200m", "1Gi");

  private Sizing() {}

  static Resources of(Component component) {
    return switch (component.role()) {
      case API -> Resources.of("300m", "1536Mi");
      case WORKER, STREAM -> Resources.of("300m", "1Gi");
      case CLOCK -> Resources.of("100m", "812Mi");
      case FRONT -> Resources.of("50m", "128Mi");
      case PDF -> Resources.of("100m", "768Mi");
      case STORE ->
          component == Component.POSTGRESQL
              ? Resources.of("200m", "512Mi")
              : Resources.of("50m", "256Mi");
    };
  }
}
