import { launchChromium } from "./chromium-engine.js";
import { describeEngine } from "./describe-engine.js";

describeEngine("Chromium", launchChromium);
