import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Builder, By, Capabilities, type WebDriver } from "selenium-webdriver";
import { type Engine, pretendOffline, type Tab } from "./engine.js";

/** The path of WebKitGTK's test browser in Debian. */
const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** WebKitGTK's MiniBrowser on a virtual screen, by WebKitWebDriver. */
export async function launchWebKit(): Promise<Engine> {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [display] = await once(screen.stdout, "data");
  const port = await freePort();
  const service = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
    stdio: "ignore",
  });
  await answering(`http://127.0.0.1:${port}/status`);
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(
      new Capabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] },
      }),
    )
    .build();
  await driver.manage().setTimeouts({ script: 600_000, pageLoad: 600_000 });
  const first = await driver.getWindowHandle();
  return {
    name: "WebKitGTK",
    version: String((await driver.getCapabilities()).get("browserVersion")),
    async open(url): Promise<Tab> {
      await driver.switchTo().window(first);
      await driver.switchTo().newWindow("tab");
      await driver.get(url);
      return tabOf(driver, await driver.getWindowHandle());
    },
    async close(): Promise<void> {
      await driver.quit();
      await Promise.all([service, screen].map(ended));
    },
  };
}

function tabOf(driver: WebDriver, handle: string): Tab {
  const here = () => driver.switchTo().window(handle);
  const run = async <T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T> => {
    await here();
    const answer: { value: T } | { error: string } = await driver.executeAsyncScript(
      `const done = arguments[1];
       Promise.resolve(arguments[0]).then(${work.toString()})
         .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      argument,
    );
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  };
  return {
    run,
    async choose(paths): Promise<void> {
      await here();
      await driver.findElement(By.css("#file")).sendKeys(paths.join("\n"));
    },
    async goto(url): Promise<void> {
      await here();
      await driver.get(url);
    },
    async reload(): Promise<void> {
      await here();
      await driver.navigate().refresh();
    },
    async back(): Promise<void> {
      await here();
      await driver.navigate().back();
    },
    offline: (away) => run(pretendOffline, away),
    async close(): Promise<void> {
      await here();
      await driver.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}

async function answering(url: string): Promise<void> {
  for (;;) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "exit");
}
