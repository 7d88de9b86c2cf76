import { parentPort, workerData } from 'node:worker_threads';
import { tellError } from '../told-errors.ts';
import { BallotEngine } from './ballot-engine.ts';
import type { BoxAnswer, BoxRequest } from './sqlite-ballot-boxes.ts';

const port = parentPort!;
const answer = (message: BoxAnswer): void => port.postMessage(message);

function serve(engine: BallotEngine): void {
  port.on('message', ({ id, operation, args }: BoxRequest) => {
    try {
      const call = engine[operation] as (...args: readonly unknown[]) => unknown;
      answer({ id, result: call.apply(engine, args as unknown[]) });
    } catch (error) {
      answer({ id, error: tellError(error) });
    }
    if (operation === 'close') port.close();
  });
}

try {
  serve(new BallotEngine(workerData as string));
  answer({ id: 0 });
} catch (error) {
  answer({ id: 0, error: tellError(error) });
  port.close();
}
