import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MASTER_KEY, whatShouldBe, withChanged } from '../testing/moving-vaults.ts';
import { PlacesOfVaults } from '../testing/places-of-vaults.ts';
import { WrongMasterKey } from '../vault.port.ts';
import { SqliteKeyStore } from '../sqlite/sqlite-key-store.ts';
import { SharedPlace } from '../testing/shared-place.ts';
import { FilesAbode } from './files-abode.ts';
import { moveVault, type VaultMoved } from './move-vault.ts';
import type { VaultAbode } from './vault-abode.ts';

describe('moving a vault is refused', () => {
  let places: PlacesOfVaults;
  beforeEach(() => {
    places = new PlacesOfVaults();
  });
  afterEach(() => places.remove());
  const refused = async (moving: Promise<unknown>, words: RegExp): Promise<void> => {
    await expect(moving).rejects.toMatchObject({ name: 'MoveRefused', message: expect.stringMatching(words) });
  };

  it('where there is no vault, and makes none', async () => {
    await refused(places.move('here', 'there'), /there is no vault in .*here/);
    expect(readdirSync(places.folder)).toEqual([]);
  });

  it('where a vault lies already, this one or another', async () => {
    const known = await places.filled('here');
    await places.filled('there');
    await refused(places.move('here', 'there'), /holds a vault; choose a place that holds none/);
    await places.filled('copy');
    places.copy('here', 'copy');
    await refused(
      places.move('here', 'copy'),
      /holds this vault too, open to services: one is a copy that was put back/,
    );
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
  });

  it('from where the vault no longer lives', async () => {
    await places.filled('here');
    await places.move('here', 'there');
    await refused(
      places.move('here', 'elsewhere'),
      /no longer lives in .*: it was moved to .*there.*; move it from there/,
    );
  });

  it('to another place while a move has not ended, and from there', async () => {
    await places.filled('here');
    expect(await places.isKilledAt(4, 'here', 'there')).toBe(true);
    await refused(
      places.move('here', 'elsewhere'),
      /move from .*here.* to .*there.* has not ended: end that one first, or call it off/,
    );
    await refused(places.move('there', 'elsewhere'), /may not be whole: its move from .*here.* has not ended/);
    const known = await places.filled('other');
    await refused(places.move('other', 'there'), /is part of another vault's move, with .*here.*, which has not ended/);
    await places.move('here', 'there');
    await refused(places.move('other', 'here'), /is what another vault has left; choose a place that holds none/);
    expect(await places.foundIn('other', known)).toEqual(whatShouldBe(known));
  });

  it('where a copy was put back of what has come whole to the other place', async () => {
    const known = await places.filled('here');
    places.copy('here', 'a copy');
    const steps = await places.stepsToLeave();
    expect(await places.isKilledAt(steps, 'here', 'there')).toBe(true);
    places.copy('a copy', 'here');
    await refused(
      places.move('here', 'there'),
      /holds this vault too, from its move with .*here.*, and is perhaps the one that is whole/,
    );
    await refused(
      places.move('there', 'here'),
      /holds this vault too, open to services: one is a copy that was put back/,
    );
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
  });

  it('where somebody else has come to the target meanwhile, before anything is destroyed', async () => {
    const known = await places.filled('here');
    const intruding = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode => {
      if (which === 'from') return abode;
      const other = { vaultId: 'another', move: 'another', run: 'another', other: 'somewhere', keys: 'somewhere' };
      return withChanged(abode, 'writeHeader', async (header) => {
        await abode.writeHeader(header);
        await abode.mark({ is: 'arriving', ...other }, await abode.standing());
      });
    };
    await refused(places.move('here', 'there', { as: intruding }), /somebody else has come to .*there.* meanwhile/);
    expect(await places.move('there', 'here')).toMatchObject({ outcome: 'called-off' });
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
  });

  it('where another has begun to move it elsewhere meanwhile: one of the two comes to its end', async () => {
    const known = await places.filled('here');
    const source = await SharedPlace.of(places.abode('here'));
    const [one, other] = ['one', 'other'].map((place) => places.abode(place));
    let second: Promise<unknown> | undefined;
    // Both have seen it at home before either has closed it.
    const first = moveVault({
      from: source,
      to: withChanged(one!, 'mark', async (standing, found) => {
        second ??= moveVault({ from: source, to: other!, masterKey: MASTER_KEY }).catch((error: Error) => error.name);
        return one!.mark(standing, found);
      }),
      masterKey: MASTER_KEY,
    }).catch((error: Error) => error.name);
    const outcomes = [await first, await second];
    await Promise.all([one!.close(), other!.close()]);
    expect(outcomes).toContain('MoveRefused');
    expect(outcomes).toContainEqual(expect.objectContaining({ outcome: 'moved' }));
    const where = outcomes[0] === 'MoveRefused' ? 'other' : 'one';
    expect(await places.foundIn(where, known)).toEqual(whatShouldBe(known));
    expect(source.rows).toBe(0);
    expect(await places.isOpen(where === 'one' ? 'other' : 'one')).toBe(false);
  });

  it.each(['called off', 'gone on with'])(
    'where it was %s elsewhere meanwhile, before anything is destroyed',
    async (what) => {
      await places.filled('here');
      const source = await SharedPlace.of(places.abode('here'));
      const [target, elsewhere] = [await SharedPlace.of(places.abode('there')), places.abode('elsewhere')];
      let reads = 0;
      const meanwhile = async (): Promise<void> => {
        const options = what === 'called off' ? { from: elsewhere, to: source } : { from: source, to: target };
        await moveVault({ ...options, masterKey: MASTER_KEY });
      };
      const disturbed = withChanged(target, 'standing', async () => {
        // Looked at once when it begins, and once more when all has been read back.
        if (++reads === 2) await meanwhile();
        return target.standing();
      });
      await refused(moveVault({ from: source, to: disturbed, masterKey: MASTER_KEY }), /somebody else has come to/);
      await elsewhere.close();
      const [whole, other] = what === 'called off' ? [source, target] : [target, source];
      expect(await whole.standing()).toMatchObject({ is: 'home' });
      expect(whole.rows).toBeGreaterThan(0);
      expect((await other.standing())?.is).not.toBe('home');
    },
  );

  it('with keys in another place than the move began with, which would be left behind', async () => {
    const known = await places.filled('here');
    const apart = { ...places.paths('there'), keysPath: join(places.folder, 'apart', 'keys.sqlite') };
    const moveWithOthers = async (from: VaultAbode, to: VaultAbode): Promise<VaultMoved> =>
      moveVault({ from, to, masterKey: MASTER_KEY }).finally(() => Promise.all([from.close(), to.close()]));
    expect(await places.isKilledAt(7, 'here', 'there')).toBe(true);
    for (const keysAre of ['not there', 'empty']) {
      if (keysAre === 'empty') new SqliteKeyStore(apart.keysPath).close();
      const words = /are in .*there.keys\.sqlite, and none in .*apart.keys\.sqlite: name those/;
      await refused(moveWithOthers(places.abode('here'), new FilesAbode(apart)), words);
      await refused(moveWithOthers(new FilesAbode(apart), places.abode('here')), words);
    }
    await places.move('here', 'there');
    const others = new FilesAbode({ ...places.paths('here'), keysPath: apart.keysPath });
    await refused(moveWithOthers(others, places.abode('there')), /are in .*here.keys\.sqlite/);
    // What has come back may have its keys elsewhere: nothing of them is left here.
    await moveWithOthers(places.abode('there'), new FilesAbode({ ...places.paths('here'), keysPath: apart.keysPath }));
    await moveWithOthers(new FilesAbode({ ...places.paths('here'), keysPath: apart.keysPath }), places.abode('third'));
    expect(await places.foundIn('third', known)).toEqual(whatShouldBe(known));
  });

  it('to its end while the keys that were copied are missing: what it has left may be whole still', async () => {
    await places.filled('here');
    expect(await places.isKilledAt(await places.stepsToLeave(), 'here', 'there')).toBe(true);
    const whole = await places.digestIn('here');
    rmSync(places.paths('there').keysPath);
    await expect(places.move('here', 'there')).rejects.toThrow(/the keys of the vault in .*there.* are missing/);
    expect(await places.digestIn('here')).toBe(whole);
  });

  it('with another master key, and everything is as it was', async () => {
    const known = await places.filled('here');
    const moving = places.move('here', 'there', { masterKey: { kind: 'key', bytes: Buffer.alloc(32, 8) } });
    await expect(moving).rejects.toThrow(WrongMasterKey);
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
    expect(existsSync(join(places.folder, 'there'))).toBe(false);
  });

  it('where keys are those of another vault, or missing', async () => {
    await places.filled('here');
    await places.filled('other');
    copyFileSync(places.paths('other').keysPath, places.paths('here').keysPath);
    await expect(places.move('here', 'there')).rejects.toThrow('these keys belong to another vault');
    rmSync(places.paths('here').keysPath);
    await expect(places.move('here', 'there')).rejects.toThrow(/the keys of the vault in .* are missing/);
    rmSync(places.paths('other').vaultPath);
    await expect(places.move('other', 'there')).rejects.toThrow(
      /there are keys in .*, but the vault they belong to is missing/,
    );
  });

  it('where keys are named that belong to another vault, and destroys none of them', async () => {
    const others = await places.filled('other');
    const known = await places.filled('here');
    const wrong = { vaultPath: places.paths('here').vaultPath, keysPath: places.paths('other').keysPath };
    const withWrongKeys = async (direction: 'from' | 'to'): Promise<VaultMoved> => {
      const [mine, there] = [new FilesAbode(wrong), places.abode('there')];
      const [from, to] = direction === 'from' ? [mine, there] : [there, mine];
      return moveVault({ from, to, masterKey: MASTER_KEY }).finally(() => Promise.all([mine.close(), there.close()]));
    };
    const steps = await places.stepsToLeave();
    expect(await places.isKilledAt(3, 'here', 'there')).toBe(true);
    const refusal = /belong to another vault/;
    await expect(withWrongKeys('from')).rejects.toThrow(refusal); // gone on with
    expect(await places.isKilledAt(steps - 2, 'here', 'there')).toBe(true);
    await expect(withWrongKeys('from')).rejects.toThrow(refusal); // ended
    await places.move('here', 'there');
    await expect(withWrongKeys('from')).rejects.toThrow(refusal); // asked for once more
    await expect(withWrongKeys('to')).rejects.toThrow(refusal); // moved back
    expect(await places.foundIn('other', others)).toEqual(whatShouldBe(others));
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });

  it('where a vault has come to the target since it was looked at', async () => {
    const known = await places.filled('here');
    const looksTooEarly = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode =>
      which === 'from' ? abode : withChanged(abode, 'standing', async () => undefined);
    await places.filled('there');
    places.copy('here', 'there');
    await refused(places.move('here', 'there', { as: looksTooEarly }), /somebody else has come to .*there.* meanwhile/);
    for (const place of ['here', 'there']) expect(await places.foundIn(place, known)).toEqual(whatShouldBe(known));
  });

  it('while a service has it open', async () => {
    await places.filled('here');
    await places.withVault('here', async () => {
      await expect(places.move('here', 'there')).rejects.toThrow(/held by another process/);
    });
  });

  it('where what is read back is not what was copied, and goes on when asked again', async () => {
    const known = await places.filled('here');
    const losesOne = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode =>
      which === 'from'
        ? abode
        : withChanged(abode, 'add', (part, rows) => abode.add(part, part === 'values' ? rows.slice(1) : rows));
    await refused(
      places.move('here', 'there', { as: losesOne }),
      /read back, .*there.* does not hold what .*here.* holds/,
    );
    expect([await places.isOpen('here'), await places.isOpen('there')]).toEqual([false, false]);
    await places.move('here', 'there');
    expect(await places.foundIn('there', known)).toEqual(whatShouldBe(known));
  });
});
