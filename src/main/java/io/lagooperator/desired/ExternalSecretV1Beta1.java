package io.lagooperator.desired;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Version;

/** An ExternalSecret where the cluster serves nothing newer: the same under another version. */
@Group("external-secrets.io")
@Version("v1beta1")
@Kind("ExternalSecret")
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class ExternalSecretV1Beta1 extends ExternalSecret {}
