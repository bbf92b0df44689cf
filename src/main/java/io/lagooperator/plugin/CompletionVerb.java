package io.lagooperator.plugin;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete verbs and options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash or zsh.",
    footer = {
      "%nIt completes kubectl-lago. For kubectl lago, put kubectl_complete-lago on the PATH.",
      "%nExample: source <(kubectl lago completion bash)"
    })
final class CompletionVerb implements Verb {
  /** Shells whose completion can be made. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  Shell shell = Shell.BASH;

  @Override
  public ExitCode run(Session session) {
    // Zsh reads the same script: it turns on its own way to do so.
    session.screen().printAll(AutoComplete.bash("kubectl-lago", KubectlLago.grammar()));
    return ExitCode.GOOD;
  }
}
