import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `holds` does, looking every 10 ms. @throws Error that names what was waited for, after `ms` */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await sleep(10);
  }
}
