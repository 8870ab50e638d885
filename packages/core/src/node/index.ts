export { environmentNamesProxy, environmentProxy, type ProxyOptions } from "../http/environment-proxy.js";
export { readEnvFile, settingsFromEnvFile } from "./settings-from-env-file.js";
