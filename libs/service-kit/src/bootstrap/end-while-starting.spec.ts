import { EventEmitter } from 'node:events';
import { endWhileStarting } from './end-while-starting.ts';

describe('a process that does not serve yet', () => {
  const aProcess = () => {
    const codes: number[] = [];
    const process = Object.assign(new EventEmitter(), { exit: (code: number) => void codes.push(code) });
    return { process: process as unknown as NodeJS.Process, codes };
  };

  it('ends on a signal, also where it is the first of its container, which no signal ends by itself', () => {
    const { process, codes } = aProcess();
    endWhileStarting(process);
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGINT', 'SIGINT');
    expect(codes).toEqual([143, 130]);
  });

  it('leaves signals to what drains it from when it serves on', () => {
    const { process, codes } = aProcess();
    endWhileStarting(process)();
    process.emit('SIGTERM', 'SIGTERM');
    expect(codes).toEqual([]);
    expect(process.listenerCount('SIGTERM') + process.listenerCount('SIGINT')).toBe(0);
  });
});
