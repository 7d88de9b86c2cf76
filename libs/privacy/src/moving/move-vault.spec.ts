import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MASTER_KEY, whatShouldBe } from '../testing/moving-vaults.ts';
import { PlacesOfVaults } from '../testing/places-of-vaults.ts';
import { moveVault } from './move-vault.ts';

/** The protocol, between two folders; the other kind of place has its own suite. */
describe('moving a vault', () => {
  let places: PlacesOfVaults;
  beforeEach(() => {
    places = new PlacesOfVaults();
  });
  afterEach(() => places.remove());

  it('brings all of it: values and what they answer to, their order, who was erased, whose a token is', async () => {
    const known = await places.filled('here');
    expect(await places.move('here', 'there')).toMatchObject({
      outcome: 'moved',
      counts: { values: 5, barred: 1, tokens: 1 },
    });
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('keeps apart what is recorded and what is pending', async () => {
    const { confirmed, pending } = await places.filled('here');
    await places.move('here', 'there');
    await places.withVault('there', async (vault) => {
      const asked: string[] = [];
      await vault.sweep(Number.MAX_SAFE_INTEGER, async (eventId) => asked.push(eventId) > 0);
      expect(asked).toContain(pending);
      expect(asked).not.toContain(confirmed);
    });
  });

  it('leaves no byte of a value or a key behind', async () => {
    await places.filled('here');
    const abode = places.abode('here');
    const secrets: Uint8Array[] = [];
    for await (const keys of abode.read('keys')) secrets.push(...keys.map(({ wrapped }) => wrapped));
    for await (const values of abode.read('values')) secrets.push(...values.map(({ sealed }) => sealed));
    await abode.close();
    const left = (): number => secrets.filter((secret) => places.bytesIn('here').includes(secret)).length;
    expect(left()).toBe(secrets.length);
    await places.move('here', 'there');
    expect(left()).toBe(0);
  });

  it('closes what it left to services, and says where the vault is', async () => {
    await places.filled('here');
    await places.move('here', 'there');
    await expect(places.withVault('here', async () => undefined)).rejects.toThrow(
      /no longer lives here: it was moved to .*there.vault\.sqlite; set BARAZA_VAULT and BARAZA_KEYS/,
    );
  });

  it('is done once: asked for again it finds nothing to do', async () => {
    const known = await places.filled('here');
    await places.move('here', 'there');
    expect(await places.move('here', 'there')).toEqual({ outcome: 'moved-before' });
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('goes back, with what was sealed and who was erased meanwhile', async () => {
    const known = await places.filled('here');
    await places.move('here', 'there');
    await places.withVault('there', (vault) => vault.erase(known.owner));
    await places.move('there', 'here');
    await places.withVault('here', async (vault) => {
      expect(await vault.isErased(known.owner)).toBe(true);
      expect(await vault.fieldsOf(known.owner)).toEqual([]);
      expect(await vault.open(known.values)).toEqual([undefined, undefined, undefined, undefined, 'Late Made-Up']);
    });
    expect(await places.isOpen('there')).toBe(false);
  });

  it('killed at any of its steps one place at most is open, one is whole, and it goes on to its end', async () => {
    for (let step = 0; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await places.filled(from);
      const whole = await places.digestIn(from);
      const isKilled = await places.isKilledAt(step, from, to);
      const standings = [await places.standingOf(from), await places.standingOf(to)];
      expect(standings.filter((is) => is === 'home').length).toBeLessThanOrEqual(1);
      expect([await places.digestIn(from), await places.digestIn(to)]).toContain(whole);
      if (!isKilled) break;
      await places.move(from, to);
      expect(await places.foundIn(to, known)).toEqual(whatShouldBe(known));
      expect(await places.isOpen(from)).toBe(false);
      expect(step).toBeLessThan(30);
    }
  });

  it('is called off when asked for the other way round, as long as nothing was destroyed', async () => {
    let calledOff = 0;
    for (let step = 1; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await places.filled(from);
      if (!(await places.isKilledAt(step, from, to))) break;
      const back = await places.move(to, from).catch((error: Error) => error.message);
      if (typeof back === 'string') {
        expect(back).toMatch(/may not be whole: its move from .* has not ended; end that one first/);
        await places.move(from, to);
        await places.move(to, from);
      } else {
        expect(back).toEqual({ outcome: 'called-off' });
        calledOff++;
      }
      expect(await places.foundIn(from, known)).toEqual(whatShouldBe(known));
      expect(await places.isOpen(to)).toBe(false);
      // Nothing keeps it from being moved there after all.
      expect(await places.move(from, to)).toMatchObject({ outcome: 'moved' });
    }
    expect(calledOff).toBeGreaterThan(6);
  });

  it.each(['goes on being called off', 'is moved after all'])('killed while it is called off, it %s', async (then) => {
    for (let step = 0; ; step++) {
      const [from, to] = [`here-${step}`, `there-${step}`];
      const known = await places.filled(from);
      const whole = await places.digestIn(from);
      expect(await places.isKilledAt(5, from, to)).toBe(true);
      if (!(await places.isKilledAt(step, to, from))) break;
      expect(await places.digestIn(from)).toBe(whole);
      const [outcome, where] = then === 'is moved after all' ? ['moved', to] : ['called-off', from];
      expect(await (where === to ? places.move(from, to) : places.move(to, from))).toMatchObject({ outcome });
      expect(await places.foundIn(where, known)).toEqual(whatShouldBe(known));
    }
  });

  it('called off from a place that the vault had left before, it says where what was copied lies still', async () => {
    const known = await places.filled('first');
    await places.move('first', 'files');
    expect(await places.isKilledAt(5, 'files', 'second')).toBe(true);
    const second = expect.stringMatching(/second.vault\.sqlite$/);
    expect(await places.move('first', 'files')).toEqual({ outcome: 'called-off', copiedTo: second });
    expect(await places.foundIn('files', known)).toEqual(whatShouldBe(known));
  });

  it('is called off though the place it was to go to is gone, and says what may lie there still', async () => {
    const known = await places.filled('here');
    expect(await places.isKilledAt(5, 'here', 'there')).toBe(true);
    rmSync(join(places.folder, 'there'), { recursive: true });
    const there = expect.stringMatching(/there.vault\.sqlite$/);
    expect(await places.move('elsewhere', 'here')).toEqual({ outcome: 'called-off', copiedTo: there });
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
    expect(existsSync(join(places.folder, 'elsewhere'))).toBe(false);
  });

  it.each(['all of it', 'its keys'])(
    'goes on, or is called off, though of a copy that was begun %s is lost',
    async (lost) => {
      const lose = (): void =>
        rmSync(lost === 'its keys' ? places.paths('there').keysPath : join(places.folder, 'there'), {
          recursive: true,
        });
      const known = await places.filled('here');
      expect(await places.isKilledAt(5, 'here', 'there')).toBe(true);
      lose();
      expect(await places.move('there', 'here')).toMatchObject({ outcome: 'called-off' });
      expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
      expect(await places.isKilledAt(5, 'here', 'there')).toBe(true);
      lose();
      expect(await places.move('here', 'there')).toMatchObject({ outcome: 'moved' });
      expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
    },
  );

  it('goes on from what the first release that moved vaults has written', async () => {
    const known = await places.filled('here');
    for (const step of [5, await places.stepsToLeave(), 30]) {
      const isKilled = await places.isKilledAt(step, 'here', 'there');
      for (const place of ['here', 'there']) {
        const abode = places.abode(place);
        const found = (await abode.standing())!;
        if (found.is !== 'home') {
          const { is, vaultId, move, other } = found;
          await abode.mark({ is, vaultId, move, other }, found);
        }
        await abode.close();
      }
      const expected = isKilled ? /^(moved|ended)$/ : /^moved-before$/;
      expect((await places.move('here', 'there')).outcome).toMatch(expected);
      expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
      if (isKilled) await places.move('there', 'here');
    }
  });

  it('ends between two steps where it is told to, and goes on', async () => {
    const known = await places.filled('here');
    const ending = new AbortController();
    const [from, to] = [places.abode('here'), places.abode('there')];
    const onProgress = (): void => ending.abort();
    const moving = moveVault({ from, to, masterKey: MASTER_KEY, signal: ending.signal, onProgress });
    await expect(moving).rejects.toMatchObject({ name: 'AbortError' });
    await Promise.all([from.close(), to.close()]);
    expect([await places.isOpen('here'), await places.isOpen('there')]).toEqual([false, false]);
    expect(await places.move('here', 'there')).toMatchObject({ outcome: 'moved' });
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('finds nothing amiss where the emptied files of its keys, or of all of it, were tidied away', async () => {
    const known = await places.filled('here');
    await places.move('here', 'there');
    rmSync(places.paths('here').keysPath);
    expect(await places.move('there', 'here')).toMatchObject({ outcome: 'moved' });
    rmSync(join(places.folder, 'there'), { recursive: true });
    expect(await places.move('here', 'there')).toMatchObject({ outcome: 'moved' });
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });
});
