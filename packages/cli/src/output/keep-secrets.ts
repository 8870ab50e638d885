import { keepUrlSecrets } from "@cdf-multipart/core";
import { keepEnvironmentSecrets } from "@cdf-multipart/core/node";
import { toStderr } from "./write.js";

/** A URL, also as the value of an option. */
const URL_IN_WORD = /[a-z][a-z\d+.-]*:\/\/.*/is;

/** Keeps secrets of the environment and the command line out of all output of this process, including warnings of Node. */
export function keepSecretsOfProcess(args: readonly string[]): void {
  keepEnvironmentSecrets(process.env);
  for (const arg of args) {
    const [url] = URL_IN_WORD.exec(arg) ?? [];
    if (url !== undefined) keepUrlSecrets(url);
  }
  // Some warnings of Node contain a URL.
  const listeners = process.listeners("warning");
  if (listeners.length === 0) return;
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => toStderr(`cdf-upload: ${name}: ${message}`));
}
