/**
 * SIGTERM requests an end after the current work, so that totals can be printed. SIGINT ends immediately,
 * because a terminal also sends it to all child processes.
 *
 * @returns {() => boolean} whether an end was requested
 */
export function stopOnSignal() {
  let wanted = false;
  process.once("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => {
    if (wanted) process.exit(143);
    wanted = true;
    process.stderr.write("Ending after the current work. Send SIGTERM again to end immediately.\n");
  });
  return () => wanted;
}
