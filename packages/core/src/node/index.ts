export {
  environmentNamesProxy,
  environmentProxy,
  environmentProxyHost,
} from "../http/environment-proxy.js";
export { environmentProxyFor, type ProxyOptions } from "../http/proxy-agent.js";
export { API_CHANNELS } from "../pipeline/hooks.js";
export { caFault, extraCaFault } from "./ca-fault.js";
export { keepEnvironmentSecrets, readEnvFile, settingsFromEnvFile } from "./env-file.js";
export { readTextFile } from "./read-text-file.js";
