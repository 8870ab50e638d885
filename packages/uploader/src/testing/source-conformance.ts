import type { Source } from "../sources/source.js";
import { type ConformanceCheck, SOURCE_CHECKS } from "./source-checks.js";

/** What the suite needs to know about the source. */
export interface SourceConformanceOptions {
  /**
   * The bytes that the source must yield. Some 100 kB without a pattern find the most faults. Without them,
   * the checks still compare the source with itself.
   */
  readonly bytes?: Uint8Array;
  /** Runs only the checks with these names. @default all of {@link SOURCE_CHECKS} */
  readonly only?: readonly string[];
}

/** The result of one check. */
export interface ConformanceResult {
  readonly name: string;
  readonly ok: boolean;
  /** What was expected and what was found, when the check failed. */
  readonly message?: string;
}

/**
 * Checks whether your own source follows the contract of the port. Each check gets its own source from
 * `makeSource` and closes it. Needs no test framework:
 *
 * ```ts
 * await sourceConformance(() => mySource("…"), { bytes });
 * ```
 *
 * @throws Error that lists every failed check, what was expected and what was found. Otherwise resolves with
 * the results.
 */
export async function sourceConformance(
  makeSource: () => Source | Promise<Source>,
  options: SourceConformanceOptions = {},
): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const check of SOURCE_CHECKS) {
    if (options.only !== undefined && !options.only.includes(check.name)) continue;
    results.push(await runCheck(check, makeSource, options));
  }
  const failed = results.filter((result) => !result.ok);
  if (failed.length === 0) return results;
  const list = failed.map(({ name, message = "" }) => `- ${name}: ${message}`).join("\n");
  throw new Error(`The source fails ${failed.length} of ${results.length} checks:\n${list}`);
}

async function runCheck(
  check: ConformanceCheck,
  makeSource: () => Source | Promise<Source>,
  { bytes }: SourceConformanceOptions,
): Promise<ConformanceResult> {
  const { name } = check;
  let source: Source | undefined;
  try {
    source = await makeSource();
    await check.run(source, bytes);
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, message: error instanceof Error ? error.message : String(error) };
  } finally {
    await source?.close().catch(() => {});
  }
}
