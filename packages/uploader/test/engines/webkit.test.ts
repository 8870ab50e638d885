import { describeEngine } from "./describe-engine.js";
import { launchWebKit } from "./webkit-engine.js";

describeEngine("WebKitGTK", launchWebKit);
