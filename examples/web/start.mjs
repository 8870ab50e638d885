// `pnpm demo:web`: the page and the emulator behind it, until Ctrl-C.
import { startDemo } from "./demo.mjs";

const demo = await startDemo();
process.stdout.write(
  `The page:      ${demo.url}\nwithout Uppy:  ${demo.url}plain.html\nthe emulator:  ${demo.emulator.url}\nCtrl-C ends both.\n`,
);
process.once("SIGINT", () => demo.close().then(() => process.exit(0)));
