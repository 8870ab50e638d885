// The uploader's own end-to-end suite with Swift behind the emulator.
import { useStore } from "../../../packages/uploader/test/e2e/store-under-test.js";
import { remoteStore } from "./remote-store.js";

useStore(remoteStore("s3"));
await import("./suite.js");
