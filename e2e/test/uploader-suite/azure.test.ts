// The uploader's own end-to-end suite with Azurite behind the emulator.
import { useStore } from "../../../packages/uploader/test/e2e/store-under-test.js";
import { remoteStore } from "./remote-store.js";

useStore(remoteStore("azure"));
await import("./suite.js");
