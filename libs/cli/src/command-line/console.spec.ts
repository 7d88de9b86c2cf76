import { Writable } from 'node:stream';
import { Console } from './console.ts';
import type { Io } from './io.ts';

class Collecting extends Writable {
  text = '';
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

function aConsole({ json = false, terminal = false } = {}): { console: Console; out: Collecting; err: Collecting } {
  const [out, err] = [new Collecting(terminal), new Collecting(terminal)];
  // What a terminal has besides a stream: cli-progress moves its cursor.
  const moves = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true, columns: 100 };
  const stderr = Object.assign(err, moves);
  const io: Io = { env: {}, cwd: '/', stdout: out, stderr, signal: new AbortController().signal };
  return { console: new Console(io, json), out, err };
}

describe('what a command says', () => {
  it('results go to standard output, all else to standard error', () => {
    const { console, out, err } = aConsole();
    console.say('on the way');
    console.result({ done: 3 }, '3 done');
    expect([out.text, err.text]).toEqual(['3 done\n', 'on the way\n']);
  });

  it('as JSON there is the result and nothing else', () => {
    const { console, out, err } = aConsole({ json: true, terminal: true });
    const progress = console.progress('reading');
    console.say('on the way');
    progress.update(1, 2);
    progress.end();
    console.result({ done: 3 }, '3 done');
    expect([out.text, err.text]).toEqual(['{"done":3}\n', '']);
  });
});

describe('progress', () => {
  it('is a bar on a terminal', () => {
    const { console, err } = aConsole({ terminal: true });
    const progress = console.progress('reading');
    progress.update(0, 40);
    progress.update(20);
    progress.end();
    expect(err.text).toContain('reading');
    expect(err.text).toContain('50% 20/40');
  });

  it('is a line elsewhere, with where it ended', () => {
    const { console, err } = aConsole();
    const progress = console.progress('reading');
    for (let done = 0; done <= 40; done++) progress.update(done, 40);
    progress.end();
    progress.end();
    expect(err.text).toBe('reading: 40 of 40\n');
  });

  it('that never moved says nothing', () => {
    for (const terminal of [true, false]) {
      const { console, err } = aConsole({ terminal });
      console.progress('reading').end();
      expect(err.text).toBe('');
    }
  });
});
