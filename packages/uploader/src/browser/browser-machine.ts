/**
 * The script that pages load when their first upload starts. It contains everything that an upload needs
 * until its end.
 */
import { type Machine, machineOn } from "../upload/machine.js";
import type { BrowserInput } from "./browser-input.js";
import { browserPlatform } from "./browser-platform.js";

/** Runs uploads in pages and dedicated workers. */
export const browserMachine: Machine<BrowserInput> = machineOn(browserPlatform);
