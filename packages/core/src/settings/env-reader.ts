import type { Fault } from "../errors/validation-error.js";
import { shorten } from "../errors/validation-error.js";
import { keepSecret } from "../secrets/keep-secret.js";
import { keepUrlSecrets } from "../secrets/redact-url.js";
import { ENV_NAMES, type Env, type EnvMeaning, SECRET_MEANINGS } from "./env-names.js";

/** Reads settings from an environment and collects the faults. */
export interface EnvReader {
  readonly faults: Fault[];
  /** Names of the variables that were used. */
  readonly used: string[];
  /** The value, or undefined when no variable has one. An empty variable counts as not set. */
  read(meaning: EnvMeaning): string | undefined;
  /** The value; without one, adds a fault and returns an empty text. `why` completes "X is not set: ". */
  require(meaning: EnvMeaning, why: string): string;
  /** The variable that has the value, or else the first possible one: the place of a fault. */
  nameOf(meaning: EnvMeaning): string;
}

/** Keeps tokens, client secrets, and the secrets of URLs, out of all errors, events and log lines. */
export function keepEnvSecrets(env: Env): void {
  for (const [meaning, names] of Object.entries(ENV_NAMES)) {
    const isSecret = [...SECRET_MEANINGS].some((one) => one === meaning);
    for (const name of names) {
      const value = env[name]?.trim() ?? "";
      if (isSecret) keepSecret(value);
      else keepUrlSecrets(value);
    }
  }
}

/** Creates a reader of one environment. */
export function createEnvReader(env: Env): EnvReader {
  keepEnvSecrets(env);
  const faults: Fault[] = [];
  const used: string[] = [];

  function set(meaning: EnvMeaning): { name: string; value: string }[] {
    return ENV_NAMES[meaning].flatMap((name) => {
      const value = env[name]?.trim();
      if (value === undefined || value === "") return [];
      return [{ name, value }];
    });
  }

  function read(meaning: EnvMeaning): string | undefined {
    const [first, ...others] = set(meaning);
    const other = others.find(({ value }) => value !== first?.value);
    if (first !== undefined && other !== undefined) {
      const shown = SECRET_MEANINGS.has(meaning)
        ? ""
        : `: ${shorten(first.value)} and ${shorten(other.value)}`;
      const message = `contradicts ${other.name}${shown}; unset one of them`;
      if (!faults.some((fault) => fault.path === first.name)) faults.push({ path: first.name, message });
    }
    if (first !== undefined && !used.includes(first.name)) used.push(first.name);
    return first?.value;
  }

  return {
    faults,
    used,
    read,
    nameOf: (meaning) => set(meaning)[0]?.name ?? ENV_NAMES[meaning][0],
    require(meaning, why) {
      const value = read(meaning);
      if (value !== undefined) return value;
      const [name, ...others] = ENV_NAMES[meaning];
      const or = others.length === 0 ? "" : ` (nor is ${others.join(", ")})`;
      faults.push({ path: name, message: `is not set${or}: ${why}` });
      return "";
    },
  };
}
