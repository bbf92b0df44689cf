package io.lagooperator.api;

/** How a connection to Kafka is secured, in the words of Kafka. */
public enum KafkaSecurity {
  PLAINTEXT,
  SSL,
  SASL_PLAINTEXT,
  SASL_SSL
}
