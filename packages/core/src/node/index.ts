export { environmentNamesProxy } from "../http/proxy-environment.js";
export { readEnvFile, settingsFromEnvFile } from "./settings-from-env-file.js";
