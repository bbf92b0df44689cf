package io.lagooperator.settings;

/** Where the operator answers: whoever watches it, and whoever runs it. 0 is any free one. */
public record Ports(int probes, int admin) {}
