import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MASTER_KEY, whatShouldBe, withChanged } from '../testing/moving-vaults.ts';
import { PlacesOfVaults } from '../testing/places-of-vaults.ts';
import { WrongMasterKey } from '../vault.port.ts';
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

  it('where another move has come to the same place meanwhile, before anything is destroyed', async () => {
    const known = await places.filled('here');
    await places.filled('other');
    const intruding = (abode: VaultAbode, which: 'from' | 'to'): VaultAbode => {
      if (which === 'from') return abode;
      const other = { is: 'arriving', vaultId: 'another', move: 'another', other: 'somewhere' } as const;
      return withChanged(abode, 'writeHeader', async (header) => {
        await abode.writeHeader(header);
        await abode.mark(other);
      });
    };
    await refused(places.move('here', 'there', { as: intruding }), /another move has come to .*there.* meanwhile/);
    expect(await places.move('there', 'here')).toMatchObject({ outcome: 'called-off' });
    expect(await places.foundIn('here', known)).toEqual(whatShouldBe(known));
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
    await refused(places.move('here', 'there', { as: looksTooEarly }), /a vault has come to .*there.* meanwhile/);
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
