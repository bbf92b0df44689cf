package io.lagooperator.apply;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What passes work with: an idea of time, threads that write, the gate that they go through, and
 * who counts the reasons of those that could not go on.
 */
public record Surroundings(
    InstantSource clock, Executor writers, Gate gate, Consumer<String> setbacks) {}
