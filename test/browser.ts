/**
 * The browser of the tests: Chromium as the package @sparticuz/chromium carries it, with the system libraries that it carries too,
 * so that it starts on a machine that has neither. Unpacked once, below node_modules/.cache.
 */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium as playwright, type LaunchOptions } from "playwright-core";

const cache = fileURLToPath(new URL("../node_modules/.cache/casebook-browser", import.meta.url));

/** These two make Chromium share one process with its pages, which is only needed where processes are scarce. */
const unwanted = ["--single-process", "--no-zygote"];

/** So often it is tried to start the browser. */
const launches = 3;

/** Opens the browser; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  // The package unpacks its libraries where it believes itself on Amazon Linux; elsewhere it counts on the system's.
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  if (!existsSync(cache)) await unpack(() => chromium.executablePath());
  const env = { ...process.env, LD_LIBRARY_PATH: join(cache, "al2023", "lib"), FONTCONFIG_PATH: join(cache, "fonts") };
  const args = chromium.args.filter((flag) => !unwanted.includes(flag));
  return launch({ executablePath: join(cache, "chromium"), args, env }, launches);
}

/** A browser may crash as it starts, before it has seen anything of ours. Then it is started anew; the last crash is told. */
async function launch(options: LaunchOptions, left: number): Promise<Browser> {
  try {
    return await playwright.launch(options);
  } catch (error) {
    if (left <= 1) throw error;
    return launch(options, left - 1);
  }
}

/** Unpacks into a folder of this process and moves it into place, so that test files that run at once do not meet half a browser. */
async function unpack(work: () => Promise<string>): Promise<void> {
  const folder = `${cache}-${process.pid}`;
  const usual = process.env["TMPDIR"];
  await mkdir(folder, { recursive: true });
  process.env["TMPDIR"] = folder;
  await work();
  if (usual === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = usual;
  // Another process was faster where the place is taken; theirs is as good.
  await rename(folder, cache).catch(() => rm(folder, { recursive: true }));
}
