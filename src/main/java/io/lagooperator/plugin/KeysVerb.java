package io.lagooperator.plugin;

import picocli.CommandLine.Command;

/** What can be done with Lago's keys. */
@Command(
    name = "keys",
    description = "Check Lago's keys, or copy them to a safe place.",
    subcommands = {KeysVerifyVerb.class, KeysExportVerb.class})
final class KeysVerb {}
