export {
  environmentNamesProxy,
  environmentProxy,
  environmentProxyHost,
  type ProxyOptions,
} from "../http/environment-proxy.js";
export { environmentProxyFor } from "../http/proxy-agent.js";
export { API_CHANNELS } from "../watch/api-channels.js";
export { caFault, extraCaFault } from "./ca-fault.js";
export { keepEnvironmentSecrets } from "./keep-environment-secrets.js";
export { readTextFile } from "./read-text-file.js";
export { readEnvFile, settingsFromEnvFile } from "./settings-from-env-file.js";
