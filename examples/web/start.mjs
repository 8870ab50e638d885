// `pnpm demo:web`: the page and the emulator behind it, until Ctrl-C.
import { startDemo } from "./demo.mjs";

const demo = await startDemo();
process.stdout.write(
  `The page:      ${demo.url}\nwithout Uppy:  ${demo.url}plain.html\nthe emulator:  ${demo.emulator.url}\nCtrl-C ends both.\n`,
);
/** ms. A connection that does not end must not keep the terminal. */
const PATIENCE = 5000;
let ending = false;
const end = () => {
  // pnpm passes on the signal that the terminal has sent to all of its processes: it comes twice.
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), PATIENCE).unref();
  demo.close().then(() => process.exit(0));
};
process.on("SIGINT", end);
process.on("SIGTERM", end);
