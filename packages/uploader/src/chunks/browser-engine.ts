/**
 * The script that pages load when their first upload starts. It contains everything that an upload needs
 * until its end.
 */
import type { BrowserInput } from "../browser/browser-input.js";
import { browserPlatform } from "../browser/browser-platform.js";
import { type Engine, engineOn } from "../upload/engine.js";

export { createOperations } from "./together.js";

/** Runs uploads in pages and dedicated workers. */
export const browserEngine: Engine<BrowserInput> = engineOn(browserPlatform);
