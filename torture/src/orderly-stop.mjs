/**
 * SIGTERM asks for an end after the work in hand, so that totals can be told. SIGINT ends at once: a terminal sends it to
 * everything that was started, too.
 *
 * @returns {() => boolean} whether an end was asked for
 */
export function stopOnSignal() {
  let wanted = false;
  process.once("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => {
    if (wanted) process.exit(143);
    wanted = true;
    process.stderr.write("Ending after what is under way. SIGTERM once more ends at once.\n");
  });
  return () => wanted;
}
