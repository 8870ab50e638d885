import type { CommandSpec } from "../options/command-spec.js";
import { EXIT } from "../output/exit-codes.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

/**
 * `cdf-upload completion <shell>`.
 *
 * @param commands all commands to complete, including this one.
 */
export const completionCommand = (commands: () => readonly CommandSpec[]): CommandSpec => ({
  name: "completion",
  summary: "print a shell completion script",
  description:
    "To load it in bash: source <(cdf-upload completion bash). In fish: cdf-upload completion fish | source.",
  arguments: [{ name: "<shell>", description: "the shell", choices: SHELLS }],
  options: [],
  examples: [
    {
      command: "cdf-upload completion bash > /etc/bash_completion.d/cdf-upload",
      says: "for all users of this machine",
    },
  ],
  run: async (command) => {
    const { bashCompletion } = await import("../completion/bash.js");
    const { zshCompletion } = await import("../completion/zsh.js");
    const { fishCompletion } = await import("../completion/fish.js");
    const shells: Readonly<Record<string, typeof bashCompletion>> = {
      bash: bashCompletion,
      zsh: zshCompletion,
      fish: fishCompletion,
    };
    process.stdout.write(shells[command.args[0] ?? ""]?.(commands()) ?? "");
    return EXIT.ok;
  },
});
