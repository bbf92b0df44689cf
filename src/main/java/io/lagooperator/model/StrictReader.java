package io.lagooperator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import java.util.Optional;

/** Says what the API server would refuse of a block that the schema leaves open to stay small. */
final class StrictReader {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  List.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
          .annotationIntrospector(new KnownFieldsOnly())
          .build();

  private StrictReader() {}

  /** The first thing that does not fit, with where it is below the block. */
  static Optional<Problem> problem(String path, JsonNode block, Class<?> type, String explain) {
    try {
      STRICT.treeToValue(block, type);
      return Optional.empty();
    } catch (JsonMappingException e) {
      return Optional.of(problem(path, e, explain));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.of(problem(path, "cannot be read as such", explain));
    }
  }

  private static Problem problem(String path, JsonMappingException e, String explain) {
    var at = new StringBuilder(path);
    var kubectl = new StringBuilder(explain);
    var unknown = e instanceof UnrecognizedPropertyException;
    for (var step : e.getPath()) {
      if (step.getFieldName() == null) {
        at.append("[").append(step.getIndex()).append("]");
      } else {
        at.append(".").append(step.getFieldName());
        if (!unknown || step != e.getPath().get(e.getPath().size() - 1)) {
          kubectl.append(".").append(step.getFieldName());
        }
      }
    }
    return problem(
        at.toString(),
        unknown
            ? "is no field that Kubernetes knows there; correct or remove it"
            : "is not of the kind that Kubernetes takes there",
        kubectl.toString());
  }

  private static Problem problem(String path, String sentence, String explain) {
    return new Problem(
        Problem.Kind.INVALID_SPEC, path, sentence + "; see kubectl explain " + explain);
  }

  /** The client's types keep what they do not know; here that is the very question. */
  private static final class KnownFieldsOnly extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return Boolean.FALSE;
    }
  }
}
