// `pnpm demo:web` runs the page and its emulator until Ctrl-C.
import { startDemo } from "./demo.mjs";

const demo = await startDemo();
process.stdout.write(
  `The page:      ${demo.url}\nwithout Uppy:  ${demo.url}plain.html\nthe emulator:  ${demo.emulator.url}\nPress Ctrl-C to stop both.\n`,
);
/** ms. An open connection must not keep the process running. */
const PATIENCE = 5000;
let ending = false;
const end = () => {
  // The terminal signals all processes, and pnpm forwards the signal: it arrives twice.
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), PATIENCE).unref();
  demo.close().then(() => process.exit(0));
};
process.on("SIGINT", end);
process.on("SIGTERM", end);
