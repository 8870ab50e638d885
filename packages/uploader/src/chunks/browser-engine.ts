/**
 * The script that pages load when their first upload starts. It contains everything that an upload needs
 * until its end.
 */
import type { BrowserInput } from "../browser/browser-input.js";
import { type BrowserJournals, browserPlatform } from "../browser/browser-platform.js";
import { type Engine, engineOn } from "../upload/engine.js";

/** Runs uploads in pages and dedicated workers. */
export const browserEngine = (journals: BrowserJournals): Engine<BrowserInput> =>
  engineOn(browserPlatform(journals));
