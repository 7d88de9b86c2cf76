import { Worker } from 'node:worker_threads';

/** Under Node itself the sources run as they are (types are stripped); a build has the same files as `.js`. */
const SOURCE = import.meta.url.endsWith('.ts');

/** @param name a file beside this one, without its extension */
export function startWorker(name: string, workerData: unknown): Worker {
  return new Worker(new URL(`${name}${SOURCE ? '.ts' : '.js'}`, import.meta.url), {
    workerData,
    execArgv: SOURCE ? ['--conditions=baraza-source', '--no-warnings'] : ['--no-warnings'],
  });
}
