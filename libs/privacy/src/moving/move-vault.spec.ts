import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VaultOnThisThread } from '../engine/vault-on-this-thread.ts';
import { openEngine } from '../sqlite/open-engine.ts';
import {
  digestOf,
  fill,
  Killing,
  type Known,
  MASTER_KEY,
  Stopped,
  whatIsFound,
  whatShouldBe,
  withChanged,
} from '../testing/moving-vaults.ts';
import { VaultElsewhere, WrongMasterKey, type Vault } from '../vault.port.ts';
import { FilesAbode } from './files-abode.ts';
import { moveVault, type VaultMoved } from './move-vault.ts';
import type { VaultAbode } from './vault-abode.ts';

/** The protocol, between two folders; the other kind of place has its own suite. */
describe('moving a vault', () => {
  let folder: string;
  const paths = (place: string) => ({
    vaultPath: join(folder, place, 'vault.sqlite'),
    keysPath: join(folder, place, 'keys.sqlite'),
  });

  async function withVault<T>(place: string, work: (vault: Vault) => Promise<T>): Promise<T> {
    const vault = new VaultOnThisThread(openEngine({ ...paths(place), masterKey: MASTER_KEY }).engine);
    try {
      return await work(vault);
    } finally {
      await vault.close();
    }
  }
  const filled = (place: string): Promise<Known> => withVault(place, fill);
  const foundIn = (place: string, known: Known): Promise<unknown> =>
    withVault(place, (vault) => whatIsFound(vault, known));

  interface Moving {
    readonly as?: (abode: VaultAbode, which: 'from' | 'to') => VaultAbode;
    readonly masterKey?: typeof MASTER_KEY;
  }
  async function move(
    from: string,
    to: string,
    { as = (abode) => abode, masterKey = MASTER_KEY }: Moving = {},
  ): Promise<VaultMoved> {
    const [source, target] = [new FilesAbode(paths(from)), new FilesAbode(paths(to))];
    try {
      return await moveVault({ from: as(source, 'from'), to: as(target, 'to'), masterKey });
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  }
  const isKilledAt = async (step: number, from: string, to: string): Promise<boolean> => {
    const killing = new Killing(step);
    const moving = move(from, to, { as: (abode) => killing.over(abode) });
    const error = await moving.then(() => undefined).catch((thrown: unknown) => thrown);
    if (error !== undefined && !(error instanceof Stopped)) throw error;
    return error !== undefined;
  };
  const isOpen = (place: string): Promise<boolean> =>
    withVault(place, async () => true).catch((error: unknown) => {
      if (error instanceof VaultElsewhere) return false;
      throw error;
    });
  const standingOf = async (place: string): Promise<string | undefined> => {
    const abode = new FilesAbode(paths(place));
    return abode
      .standing()
      .then((standing) => standing?.is)
      .finally(() => abode.close());
  };
  const digestIn = async (place: string): Promise<string> => {
    const abode = new FilesAbode(paths(place));
    return digestOf(abode).finally(() => abode.close());
  };
  /** Everything that lies in a folder. */
  const bytesIn = (place: string): Buffer =>
    Buffer.concat(readdirSync(join(folder, place)).map((name) => readFileSync(join(folder, place, name))));

  /** How many changes a move makes before it says that the vault has left. */
  async function stepsToLeave(): Promise<number> {
    await filled('counted');
    for (let step = 1; ; step++) {
      await isKilledAt(step, 'counted', 'counting');
      if ((await standingOf('counted')) === 'left') return step;
      await move('counting', 'counted');
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-moving-vault-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('brings all of it: values and what they answer to, their order, who was erased, whose a token is', async () => {
    const known = await filled('here');
    expect(await move('here', 'there')).toMatchObject({
      outcome: 'moved',
      counts: { values: 5, barred: 1, tokens: 1 },
    });
    expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('keeps apart what is recorded and what is pending', async () => {
    const { confirmed, pending } = await filled('here');
    await move('here', 'there');
    await withVault('there', async (vault) => {
      const asked: string[] = [];
      await vault.sweep(Number.MAX_SAFE_INTEGER, async (eventId) => asked.push(eventId) > 0);
      expect(asked).toContain(pending);
      expect(asked).not.toContain(confirmed);
    });
  });

  it('leaves no byte of a value or a key behind', async () => {
    await filled('here');
    const abode = new FilesAbode(paths('here'));
    const secrets: Uint8Array[] = [];
    for await (const keys of abode.read('keys')) secrets.push(...keys.map(({ wrapped }) => wrapped));
    for await (const values of abode.read('values')) secrets.push(...values.map(({ sealed }) => sealed));
    await abode.close();
    const left = (): number => secrets.filter((secret) => bytesIn('here').includes(secret)).length;
    expect(left()).toBe(secrets.length);
    await move('here', 'there');
    expect(left()).toBe(0);
  });

  it('closes what it left to services, and says where the vault is', async () => {
    await filled('here');
    await move('here', 'there');
    await expect(withVault('here', async () => undefined)).rejects.toThrow(
      /no longer lives here: it was moved to .*there.vault\.sqlite; set BARAZA_VAULT and BARAZA_KEYS/,
    );
  });

  it('is done once: asked for again it finds nothing to do', async () => {
    const known = await filled('here');
    await move('here', 'there');
    expect(await move('here', 'there')).toEqual({ outcome: 'moved-before' });
    expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('goes back, with what was sealed and who was erased meanwhile', async () => {
    const known = await filled('here');
    await move('here', 'there');
    await withVault('there', (vault) => vault.erase(known.owner));
    await move('there', 'here');
    await withVault('here', async (vault) => {
      expect(await vault.isErased(known.owner)).toBe(true);
      expect(await vault.fieldsOf(known.owner)).toEqual([]);
      expect(await vault.open(known.values)).toEqual([undefined, undefined, undefined, undefined, 'Late Made-Up']);
    });
    expect(await isOpen('there')).toBe(false);
  });

  it('killed at any of its steps one place at most is open, one is whole, and it goes on to its end', async () => {
    for (let step = 0; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await filled(from);
      const whole = await digestIn(from);
      const isKilled = await isKilledAt(step, from, to);
      const standings = [await standingOf(from), await standingOf(to)];
      expect(standings.filter((is) => is === 'home').length).toBeLessThanOrEqual(1);
      expect([await digestIn(from), await digestIn(to)]).toContain(whole);
      if (!isKilled) break;
      await move(from, to);
      expect(await foundIn(to, known)).toEqual(whatShouldBe(known));
      expect(await isOpen(from)).toBe(false);
      expect(step).toBeLessThan(30);
    }
  });

  it('is called off when asked for the other way round, as long as nothing was destroyed', async () => {
    let calledOff = 0;
    for (let step = 1; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await filled(from);
      if (!(await isKilledAt(step, from, to))) break;
      const back = await move(to, from).catch((error: Error) => error.message);
      if (typeof back === 'string') {
        expect(back).toMatch(/may not be whole: its move from .* has not ended; end that one first/);
        await move(from, to);
        await move(to, from);
      } else {
        expect(back).toEqual({ outcome: 'called-off' });
        calledOff++;
      }
      expect(await foundIn(from, known)).toEqual(whatShouldBe(known));
      expect(await isOpen(to)).toBe(false);
      // Nothing keeps it from being moved there after all.
      expect(await move(from, to)).toMatchObject({ outcome: 'moved' });
    }
    expect(calledOff).toBeGreaterThan(6);
  });

  it.each(['goes on being called off', 'is moved after all'])('killed while it is called off, it %s', async (then) => {
    for (let step = 0; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await filled(from);
      const whole = await digestIn(from);
      expect(await isKilledAt(5, from, to)).toBe(true);
      if (!(await isKilledAt(step, to, from))) break;
      expect(await digestIn(from)).toBe(whole);
      const [outcome, where] = then === 'is moved after all' ? ['moved', to] : ['called-off', from];
      expect(await (where === to ? move(from, to) : move(to, from))).toMatchObject({ outcome });
      expect(await foundIn(where, known)).toEqual(whatShouldBe(known));
    }
  });

  it('called off from a place that the vault had left before, it says where what was copied lies still', async () => {
    const known = await filled('first');
    await move('first', 'files');
    expect(await isKilledAt(5, 'files', 'second')).toBe(true);
    const second = expect.stringMatching(/second.vault\.sqlite$/);
    expect(await move('first', 'files')).toEqual({ outcome: 'called-off', copiedTo: second });
    expect(await foundIn('files', known)).toEqual(whatShouldBe(known));
  });

  it('is called off though the place it was to go to is gone, and says what may lie there still', async () => {
    const known = await filled('here');
    expect(await isKilledAt(5, 'here', 'there')).toBe(true);
    rmSync(join(folder, 'there'), { recursive: true });
    const there = expect.stringMatching(/there.vault\.sqlite$/);
    expect(await move('elsewhere', 'here')).toEqual({ outcome: 'called-off', copiedTo: there });
    expect(await foundIn('here', known)).toEqual(whatShouldBe(known));
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  it('goes on though the place was dropped that it had been copied to in part', async () => {
    const known = await filled('here');
    expect(await isKilledAt(5, 'here', 'there')).toBe(true);
    rmSync(join(folder, 'there'), { recursive: true });
    expect(await move('here', 'there')).toMatchObject({ outcome: 'moved' });
    expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('ends between two steps where it is told to, and goes on', async () => {
    const known = await filled('here');
    const ending = new AbortController();
    const [from, to] = [new FilesAbode(paths('here')), new FilesAbode(paths('there'))];
    const onProgress = (): void => ending.abort();
    const moving = moveVault({ from, to, masterKey: MASTER_KEY, signal: ending.signal, onProgress });
    await expect(moving).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all([from.close(), to.close()]);
    expect([await isOpen('here'), await isOpen('there')]).toEqual([false, false]);
    expect(await move('here', 'there')).toMatchObject({ outcome: 'moved' });
    expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('finds nothing amiss where the emptied files of its keys, or of all of it, were tidied away', async () => {
    const known = await filled('here');
    await move('here', 'there');
    rmSync(paths('here').keysPath);
    expect(await move('there', 'here')).toMatchObject({ outcome: 'moved' });
    rmSync(join(folder, 'there'), { recursive: true });
    expect(await move('here', 'there')).toMatchObject({ outcome: 'moved' });
    expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  describe('is refused', () => {
    const refused = async (moving: Promise<unknown>, words: RegExp): Promise<void> => {
      await expect(moving).rejects.toMatchObject({ name: 'MoveRefused', message: expect.stringMatching(words) });
    };

    it('where there is no vault, and makes none', async () => {
      await refused(move('here', 'there'), /there is no vault in .*here/);
      expect(readdirSync(folder)).toEqual([]);
    });

    it('where a vault lies already, this one or another', async () => {
      const known = await filled('here');
      await filled('there');
      await refused(move('here', 'there'), /holds a vault; choose a place that holds none/);
      const copied = paths('copy');
      const emptied = await filled('copy').then(() => copied);
      copyFileSync(paths('here').vaultPath, emptied.vaultPath);
      copyFileSync(paths('here').keysPath, emptied.keysPath);
      await refused(move('here', 'copy'), /holds this vault too, open to services: one is a copy that was put back/);
      expect(await foundIn('here', known)).toEqual(whatShouldBe(known));
    });

    it('from where the vault no longer lives', async () => {
      await filled('here');
      await move('here', 'there');
      await refused(move('here', 'elsewhere'), /no longer lives in .*: it was moved to .*there.*; move it from there/);
    });

    it('to another place while a move has not ended, and from there', async () => {
      await filled('here');
      expect(await isKilledAt(4, 'here', 'there')).toBe(true);
      await refused(
        move('here', 'elsewhere'),
        /move from .*here.* to .*there.* has not ended: end that one first, or call it off/,
      );
      await refused(move('there', 'elsewhere'), /may not be whole: its move from .*here.* has not ended/);
      const known = await filled('other');
      await refused(move('other', 'there'), /is part of another vault's move, with .*here.*, which has not ended/);
      await move('here', 'there');
      await refused(move('other', 'here'), /is what another vault has left; choose a place that holds none/);
      expect(await foundIn('other', known)).toEqual(whatShouldBe(known));
    });

    it('where a copy was put back of what has come whole to the other place', async () => {
      const known = await filled('here');
      const copies = ['vault.sqlite', 'keys.sqlite'].map(
        (name) => [join(folder, 'here', name), join(folder, name)] as const,
      );
      for (const [file, copy] of copies) copyFileSync(file, copy);
      const steps = await stepsToLeave();
      expect(await isKilledAt(steps, 'here', 'there')).toBe(true);
      for (const [file, copy] of copies) copyFileSync(copy, file);
      await refused(
        move('here', 'there'),
        /holds this vault too, from its move with .*here.*, and is perhaps the one that is whole/,
      );
      await refused(move('there', 'here'), /holds this vault too, open to services: one is a copy that was put back/);
      expect(await foundIn('here', known)).toEqual(whatShouldBe(known));
    });

    it('where another move has come to the same place meanwhile, before anything is destroyed', async () => {
      const known = await filled('here');
      await filled('other');
      const intruding = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode => {
        if (which === 'from') return abode;
        const other = { is: 'arriving', vaultId: 'another', move: 'another', other: 'somewhere' } as const;
        return withChanged(abode, 'writeHeader', async (header) => {
          await abode.writeHeader(header);
          await abode.mark(other);
        });
      };
      await refused(move('here', 'there', { as: intruding }), /another move has come to .*there.* meanwhile/);
      expect(await move('there', 'here')).toMatchObject({ outcome: 'called-off' });
      expect(await foundIn('here', known)).toEqual(whatShouldBe(known));
    });

    it('with another master key, and everything is as it was', async () => {
      const known = await filled('here');
      const moving = move('here', 'there', { masterKey: { kind: 'key', bytes: Buffer.alloc(32, 8) } });
      await expect(moving).rejects.toThrow(WrongMasterKey);
      expect(await foundIn('here', known)).toEqual(whatShouldBe(known));
      expect(existsSync(join(folder, 'there'))).toBe(false);
    });

    it('where keys are those of another vault, or missing', async () => {
      await filled('here');
      await filled('other');
      copyFileSync(paths('other').keysPath, paths('here').keysPath);
      await expect(move('here', 'there')).rejects.toThrow('these keys belong to another vault');
      rmSync(paths('here').keysPath);
      await expect(move('here', 'there')).rejects.toThrow(/the keys of the vault in .* are missing/);
      rmSync(paths('other').vaultPath);
      await expect(move('other', 'there')).rejects.toThrow(
        /there are keys in .*, but the vault they belong to is missing/,
      );
    });

    it('where keys are named that belong to another vault, and destroys none of them', async () => {
      const others = await filled('other');
      const known = await filled('here');
      const wrong = { vaultPath: paths('here').vaultPath, keysPath: paths('other').keysPath };
      const withWrongKeys = async (direction: 'from' | 'to'): Promise<VaultMoved> => {
        const [mine, there] = [new FilesAbode(wrong), new FilesAbode(paths('there'))];
        const [from, to] = direction === 'from' ? [mine, there] : [there, mine];
        return moveVault({ from, to, masterKey: MASTER_KEY }).finally(() => Promise.all([mine.close(), there.close()]));
      };
      const steps = await stepsToLeave();
      expect(await isKilledAt(3, 'here', 'there')).toBe(true);
      const refusal = /belong to another vault/;
      await expect(withWrongKeys('from')).rejects.toThrow(refusal); // gone on with
      expect(await isKilledAt(steps - 2, 'here', 'there')).toBe(true);
      await expect(withWrongKeys('from')).rejects.toThrow(refusal); // ended
      await move('here', 'there');
      await expect(withWrongKeys('from')).rejects.toThrow(refusal); // asked for once more
      await expect(withWrongKeys('to')).rejects.toThrow(refusal); // moved back
      expect(await foundIn('other', others)).toEqual(whatShouldBe(others));
      expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
    });

    it('where a vault has come to the target since it was looked at', async () => {
      const known = await filled('here');
      const looksTooEarly = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode =>
        which === 'from' ? abode : withChanged(abode, 'standing', async () => undefined);
      await filled('there');
      for (const name of ['vault.sqlite', 'keys.sqlite'])
        copyFileSync(join(folder, 'here', name), join(folder, 'there', name));
      await refused(move('here', 'there', { as: looksTooEarly }), /a vault has come to .*there.* meanwhile/);
      for (const place of ['here', 'there']) expect(await foundIn(place, known)).toEqual(whatShouldBe(known));
    });

    it('while a service has it open', async () => {
      await filled('here');
      await withVault('here', async () => {
        await expect(move('here', 'there')).rejects.toThrow(/held by another process/);
      });
    });

    it('where what is read back is not what was copied, and goes on when asked again', async () => {
      const known = await filled('here');
      const losesOne = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode =>
        which === 'from'
          ? abode
          : withChanged(abode, 'add', (part, rows) => abode.add(part, part === 'values' ? rows.slice(1) : rows));
      await refused(move('here', 'there', { as: losesOne }), /read back, .*there.* does not hold what .*here.* holds/);
      expect([await isOpen('here'), await isOpen('there')]).toEqual([false, false]);
      await move('here', 'there');
      expect(await foundIn('there', known)).toEqual(whatShouldBe(known));
    });
  });
});
