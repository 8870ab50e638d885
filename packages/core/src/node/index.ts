export { readEnvFile, settingsFromEnvFile } from "./settings-from-env-file.js";
