import { nextOf, wordsOf } from './move-vault.command.ts';

const PLACES = { from: '/srv/forum/vault.sqlite', to: 'mongodb://db:27017/vault' };
const COUNTS = { keys: 7, barred: 1, tokens: 1, values: 12 };

describe('baraza move-vault says', () => {
  it.each([
    [
      { outcome: 'moved', counts: COUNTS, digest: 'abc' },
      /^12 values under 7 keys moved from .*SHA-256 abc\nNothing is left in \/srv/,
    ],
    [{ outcome: 'moved-before' }, /nothing was left to do$/],
    [
      { outcome: 'ended' },
      /^the move that had been begun is ended: the vault lives in mongodb:.*nothing is left in \/srv/,
    ],
    [
      { outcome: 'called-off' },
      /^the move was called off: the vault lives in mongodb:.*, and nothing is left in \/srv/,
    ],
    [
      { outcome: 'called-off', copiedTo: '/mnt/vault.sqlite' },
      /^the move was called off: .*\nWhat had been copied to \/mnt\/vault\.sqlite, .* is to be destroyed\.$/,
    ],
  ] as const)('what came of it: %j', (done, words) => {
    expect(wordsOf({ ...PLACES, ...done })).toMatch(words);
  });

  const folder = { data: '/srv/forum', keys: '/srv/forum/keys.sqlite' };
  const apart = { data: '/srv/forum', keys: '/keys/keys.sqlite' };
  it.each([
    ['mongodb', 'moved', folder, /BARAZA_VAULT and BARAZA_KEYS as they are here/],
    ['sqlite', 'moved', folder, /BARAZA_VAULT and BARAZA_KEYS unset\./],
    ['sqlite', 'ended', apart, /BARAZA_VAULT unset and BARAZA_KEYS=sqlite:\/keys\/keys\.sqlite\./],
    ['sqlite', 'called-off', apart, /the settings of before/],
  ] as const)('how to serve: moved into %s, %s', (to, outcome, where, words) => {
    expect(nextOf(to, { outcome }, where)).toMatch(words);
  });
});
