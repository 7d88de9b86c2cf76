import { Console } from '../command-line/console.ts';
import type { Io } from '../command-line/io.ts';
import { type MoveBetween, movedBetween } from './moving.ts';

describe('a move between files and a server', () => {
  const closed: string[] = [];
  const said: string[] = [];
  const place = (name: string) => ({ name, close: async () => void closed.push(name) });
  const moved = (changes: Partial<MoveBetween<ReturnType<typeof place>, object>>, isAborted = false) => {
    const signal = isAborted ? AbortSignal.abort() : new AbortController().signal;
    const stderr = { write: (text: string) => said.push(text) > 0 };
    const io = { signal, stderr, stdout: stderr, env: {} } as unknown as Io;
    return movedBetween(
      {
        ...{ into: 'server', files: place('files'), reachServer: async () => place('server') },
        ...{ move: async () => ({ events: 3 }), interrupted: 'interrupted: run it again', ...changes },
      },
      { io, console: new Console(io, false) },
    );
  };
  beforeEach(() => {
    closed.length = said.length = 0;
  });

  it('goes whichever way it is asked for, and lets go of both places', async () => {
    expect(await moved({})).toEqual({ from: 'files', to: 'server', events: 3 });
    expect(await moved({ into: 'files' })).toEqual({ from: 'server', to: 'files', events: 3 });
    expect(closed).toEqual(['server', 'files', 'server', 'files']);
  });

  it('lets go of the files where the server is not reached', async () => {
    await expect(moved({ reachServer: () => Promise.reject(new Error('away')) })).rejects.toThrow('away');
    expect({ closed, said }).toEqual({ closed: ['files'], said: [] });
  });

  it('interrupted, it says how it goes on: what is moved may be closed to services by then', async () => {
    const move = () => Promise.reject(new DOMException('This operation was aborted', 'AbortError'));
    await expect(moved({ move }, true)).rejects.toThrow('aborted');
    expect(said).toEqual(['interrupted: run it again\n']);
  });
});
