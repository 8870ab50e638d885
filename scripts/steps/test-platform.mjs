import { SetUpError } from "./say.mjs";

/** Refuses systems on which the tests cannot run, before anything is installed. Uploading works on every system. */
export function checkTestPlatform(platform = process.platform) {
  if (platform === "linux") return;
  const where =
    platform === "win32"
      ? "On Windows run it in WSL: `wsl --install -d Debian`, then clone there and run `npm test`."
      : "On this system run it in a container or a virtual machine with Debian.";
  throw new SetUpError(
    `npm test needs Linux: it starts Debian's browsers and object stores. ${where} \`npm run upload\` needs only Node and npm.`,
  );
}
