/** How scripts and tests start Chromium: the system's, without its background services. */
export const launchOptions = {
  executablePath: "/usr/bin/chromium",
  // ms; on a busy machine it starts slowly.
  timeout: 300_000,
  args: [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
