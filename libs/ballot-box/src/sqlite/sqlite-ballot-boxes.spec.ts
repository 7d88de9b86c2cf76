import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBallotBoxes } from '../ballot-box.contract.ts';
import type { BallotBoxes } from '../ballot-box.port.ts';
import { openSqliteBallotBoxes } from './sqlite-ballot-boxes.ts';

testBallotBoxes('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-ballots-'));
  const path = join(folder, 'ballots.sqlite');
  let boxes: BallotBoxes = await openSqliteBallotBoxes(path);
  return {
    boxes,
    reopened: async () => {
      await boxes.close();
      boxes = await openSqliteBallotBoxes(path);
      return boxes;
    },
    close: async () => rmSync(folder, { recursive: true }),
  };
});

describe('the file of ballot boxes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-ballots-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = (): string => join(folder, 'ballots.sqlite');

  it('is one process’s alone', async () => {
    const boxes = await openSqliteBallotBoxes(path());
    await expect(openSqliteBallotBoxes(path())).rejects.toMatchObject({ name: 'BallotBoxesUnavailable' });
    await boxes.close();
    await expect(boxes.count('any')).rejects.toMatchObject({ name: 'BallotBoxesUnavailable' });
    await (await openSqliteBallotBoxes(path())).close();
  });

  it('is refused where it is something else', async () => {
    writeFileSync(path(), 'this is no database, but a text that is long enough to be looked at as one'.repeat(20));
    await expect(openSqliteBallotBoxes(path())).rejects.toMatchObject({ name: 'BallotBoxesDamaged' });
  });
});
