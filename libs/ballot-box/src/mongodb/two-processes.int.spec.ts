import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { withMongoDb } from '@baraza/mongodb/testing';

const ROUNDS = 12;
const KILLS = 3;

class Instance {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #said = '';

  constructor(url: string, key: string, name: string) {
    const program = fileURLToPath(new URL('../testing/one-of-two-processes.ts', import.meta.url));
    const args = ['--conditions=baraza-source', '--no-warnings', program, url, key, name, String(ROUNDS)];
    this.#child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    this.#ended = once(this.#child, 'close').then(([code]) => code as number | null);
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      const told = (this.#said + text).split('\n');
      this.#said = told.pop()!;
      this.lines.push(...told);
    });
  }

  async said(count: number): Promise<void> {
    while (this.lines.length < count) {
      if (this.#child.exitCode !== null) throw new Error(`ended with ${this.#child.exitCode}: ${this.lines.join()}`);
      await Promise.race([once(this.#child.stdout!, 'data'), once(this.#child, 'exit')]);
    }
  }

  async ends(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#child.kill(signal);
    return this.#ended;
  }
}

withMongoDb((server) => {
  it('two processes that cast, change and count at once come to one count, with what each was answered for, whoever is killed', async () => {
    const [url, key] = [server.database(), randomBytes(32).toString('base64url')];
    const start = (name: string): Instance => new Instance(url, key, name);
    const lines: string[][] = [];
    const steady = start('a');
    for (let kill = 1; kill <= KILLS; kill++) {
      const killed = start('b');
      // Each time a little further: within ballots, between them and the draw, in the draw.
      await killed.said(3 + 4 * kill);
      await killed.ends('SIGKILL');
      lines.push(killed.lines);
    }
    const last = start('b');
    expect(await steady.ends()).toBe(0);
    expect(await last.ends()).toBe(0);
    lines.push(steady.lines, last.lines);

    const told = lines.flat().map((line) => line.split(' '));
    for (let round = 0; round < ROUNDS; round++) {
      const of = told.filter(([, box]) => box === `round-${round}`);
      const drawn = of.filter(([what]) => what === 'drawn').map(([, , answers]) => answers);
      expect(drawn.length).toBeGreaterThanOrEqual(2);
      expect(new Set(drawn).size).toBe(1);
      const counted = new Map(drawn[0]!.split(',').map((answer) => [answer.split(':')[0]!, answer]));
      expect(counted.size).toBe(drawn[0]!.split(',').length);
      for (const voter of ['a1', 'a2', 'b1', 'b2', 'shared']) {
        const answers = (what: string): readonly string[] =>
          of.filter((line) => line[0] === what && line[2] === voter).map((line) => line[3]!);
        const [begun, taken, refused] = [answers('puts'), answers('put'), answers('refused')];
        const answer = counted.get(voter);
        if (answer === undefined) expect({ round, voter, taken }).toEqual({ round, voter, taken: [] });
        else {
          expect(begun).toContain(answer);
          expect(refused).not.toContain(answer);
          // One that was answered for, unless a later one of the same voter was cut short.
          const isAfter = begun.indexOf(answer) >= begun.indexOf(taken.at(-1) ?? begun[0]!);
          expect(isAfter || voter === 'shared').toBe(true);
        }
      }
    }
    const refusals = told.filter(([what]) => what === 'refused').map((line) => line[4]);
    expect(new Set(refusals)).toEqual(new Set(['BallotBoxClosed']));
    expect(told.filter(([what]) => what === 'put').length).toBeGreaterThan(ROUNDS * 2);
  }, 180_000);
});
