package io.lagooperator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
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
import java.util.stream.Collectors;

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
    } catch (JsonProcessingException | IllegalArgumentException e) {
      var steps = e instanceof JsonMappingException at ? at.getPath() : List.<Reference>of();
      return Optional.of(
          e instanceof UnrecognizedPropertyException
              ? problem(
                  where(path, steps),
                  "is no field that Kubernetes knows there; correct or remove it",
                  fields(explain, steps.subList(0, steps.size() - 1)))
              : problem(
                  where(path, steps),
                  "is not of the kind that Kubernetes takes there",
                  fields(explain, steps)));
    }
  }

  private static String where(String path, List<Reference> steps) {
    return steps.stream()
        .map(step -> isItem(step) ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
        .collect(Collectors.joining("", path, ""));
  }

  private static String fields(String explain, List<Reference> steps) {
    return steps.stream()
        .filter(step -> !isItem(step))
        .map(step -> "." + step.getFieldName())
        .collect(Collectors.joining("", explain, ""));
  }

  private static boolean isItem(Reference step) {
    return step.getFieldName() == null;
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
