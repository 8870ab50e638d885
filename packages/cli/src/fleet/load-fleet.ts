import type * as FleetPackage from "@cdf-multipart/fleet";
import { codeOf, SettingsError } from "../errors.js";

/** The package of the fleet, which is installed and loaded only for the commands of a fleet. */
export type FleetModule = typeof FleetPackage;

/** @throws SettingsError that says how to install the package, if it is missing. */
export async function loadFleet(): Promise<FleetModule> {
  try {
    return await import("@cdf-multipart/fleet");
  } catch (error) {
    // The first code is that of the bundle, the second that of modules.
    if (!["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(codeOf(error) ?? "")) throw error;
    throw new SettingsError(
      "The commands of a fleet need the package @cdf-multipart/fleet, which is not installed. Install it next to cdf-upload (npm install --global @cdf-multipart/fleet).",
      { cause: error },
    );
  }
}
