import { EXIT } from "../output/exit-codes.js";
import type { CommandSpec } from "../program/command-spec.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

/**
 * `cdf-upload completion <shell>`.
 *
 * @param commands what is completed: all commands, this one among them.
 */
export const completionCommand = (commands: () => readonly CommandSpec[]): CommandSpec => ({
  name: "completion",
  summary: "print what completes commands and options in a shell",
  description:
    "For bash: source <(cdf-upload completion bash). For fish: cdf-upload completion fish | source.",
  arguments: [{ name: "<shell>", description: "the shell", choices: SHELLS }],
  options: [],
  examples: [
    { command: "cdf-upload completion bash > /etc/bash_completion.d/cdf-upload", says: "for everybody" },
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
