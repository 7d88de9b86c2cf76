import { spawnSync } from 'node:child_process';

/** What a process holds in memory now (its resident set), in megabytes. @throws Error where `ps` cannot tell */
export function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number(stdout.trim());
  if (!(kilobytes > 0)) throw new Error(`ps knows nothing of process ${pid}`);
  return kilobytes / 1_024;
}
