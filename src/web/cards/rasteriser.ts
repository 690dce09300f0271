/** Paints cards as PNG in a thread of its own, which ends when nobody has asked for a while. What was painted is remembered. */
import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { Refusal } from "../../domain/refusal.ts";
import type { RasterAnswer, RasterQuestion } from "./raster-thread.ts";

/** Paints cards. */
export interface Rasteriser {
  /** The SVG as PNG. Refuses (`server-busy`) while too many wait. */
  paint(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** How many may wait, how many are remembered, and after how long the thread ends; a card takes some 40 ms and 40 kB. */
const limits = { waiting: 50, remembered: 200, idleMs: 30_000 } as const;

interface Waiting {
  readonly done: (png: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

/** A rasteriser; its thread is started by the first card. */
export function openRasteriser(): Rasteriser {
  const remembered = new Map<string, Promise<Uint8Array>>();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const stop = async (reason: Error) => {
    const stopped = worker;
    worker = null;
    clearTimeout(idle);
    for (const { failed } of waiting.values()) failed(reason);
    waiting.clear();
    await stopped?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(new URL("./raster-thread.ts", import.meta.url));
    started.unref();
    started.on("message", ({ number, png }: RasterAnswer) => {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (png === null) asked?.failed(new Error("a card could not be painted"));
      else asked?.done(png);
      if (waiting.size === 0) started.unref();
      clearTimeout(idle);
      idle = setTimeout(() => void stop(new Error("idle")), limits.idleMs).unref();
    });
    started.on("error", (error) => void stop(error instanceof Error ? error : new Error(String(error))));
    return started;
  };
  const ask = (svg: string): Promise<Uint8Array> => {
    if (waiting.size >= limits.waiting) return Promise.reject(new Refusal("server-busy"));
    return new Promise((done, failed) => {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      waiting.set(++last, { done, failed });
      worker.postMessage({ number: last, svg } satisfies RasterQuestion);
    });
  };
  return {
    paint: (svg) => {
      const name = createHash("sha256").update(svg).digest("base64");
      const known = remembered.get(name);
      if (known !== undefined) return known;
      const painting = ask(svg);
      remembered.set(name, painting);
      painting.catch(() => remembered.delete(name));
      const [oldest] = remembered.keys();
      if (remembered.size > limits.remembered && oldest !== undefined) remembered.delete(oldest);
      return painting;
    },
    close: () => stop(new Error("closed")),
  };
}
