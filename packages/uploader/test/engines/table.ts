import { CASES } from "./cases.js";
import { launchChromium } from "./chromium-engine.js";
import { ENGINES, type EngineName } from "./engine.js";
import { type Ending, type EngineCase, endingIn } from "./engine-case.js";
import { launchFirefox } from "./firefox-engine.js";
import { launchWebKit } from "./webkit-engine.js";

const WORDS: Readonly<Record<Ending, string>> = {
  stored: "stored",
  "stored as edited": "stored, as it is now",
  continued: "continued",
  refused: "refused",
  error: "an error that says so",
};

/** Names of the browsers with their versions, in the order of `ENGINES`. */
export type TestedBrowsers = readonly string[];

const NAMES: Readonly<Record<EngineName, readonly [name: string, version: RegExp]>> = {
  Chromium: ["Chromium", /\d+/],
  Firefox: ["Firefox ESR", /\d+/],
  WebKitGTK: ["WebKitGTK", /\d+\.\d+/],
};

/** The browsers on this machine. */
export async function installedBrowsers(): Promise<TestedBrowsers> {
  const browsers: string[] = [];
  for (const launch of [launchChromium, launchFirefox, launchWebKit]) {
    const { name: engine, version, close } = await launch();
    await close();
    const [name, number] = NAMES[engine];
    browsers.push(`${name} ${number.exec(version)?.[0]}`);
  }
  return browsers;
}

/** The matrix of cases and engines as a table for `docs/browser.md`. */
export function table(browsers: TestedBrowsers): string {
  const head = [`| | ${browsers.join(" | ")} |`, `|---${"|---".repeat(ENGINES.length)}|`];
  return [...head, ...CASES.map(row)].join("\n");
}

/** The browsers of a table. */
export function browsersOf(text: string): TestedBrowsers {
  return (text.split("\n")[0] ?? "")
    .split("|")
    .slice(2, -1)
    .map((name) => name.trim());
}

/** The sentence about the browsers in the README. */
export function sentence([chromium, firefox, webkit]: TestedBrowsers): string {
  return `Every case of [a common suite](docs/browser.md#how-it-is-tested) runs in ${chromium}, ${firefox} and\n${webkit}.`;
}

function row(one: EngineCase): string {
  const cells = ENGINES.map((engine) => {
    const ending = endingIn(one, engine);
    if (ending === undefined) return "–";
    return one.error?.name === "AbortError" ? "ended" : WORDS[ending];
  });
  return `| ${one.what} | ${cells.join(" | ")} |`;
}
