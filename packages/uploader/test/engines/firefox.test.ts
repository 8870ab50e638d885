import { describeEngine } from "./describe-engine.js";
import { launchFirefox } from "./firefox-engine.js";

describeEngine("Firefox", launchFirefox);
