// A sink in its own process, because only a process can be in another network namespace. Its parent asks for
// its counters over IPC; it ends when the parent does.
import { startNodeSink } from "../sink/node-sink.mjs";

const sink = await startNodeSink({ host: process.argv[2] ?? "" });

process.on("message", (/** @type {string} */ question) => {
  void answer(question).then((value) => process.send?.(value));
});
process.once("disconnect", () => process.exit(0));

/** @param {string} question */
async function answer(question) {
  if (question === "where") return { port: sink.port, origin: sink.origin };
  if (question === "stats") return sink.stats();
  if (question === "parts") return sink.parts();
  await sink.reset();
  return {};
}
