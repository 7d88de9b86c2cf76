import { readFileSync } from 'node:fs';
import { HEALTH_QUALITIES } from '@baraza/contracts';
import { type Phrase, Words } from '../words/words.ts';
import { COALITIONS_FLOWS, COALITIONS_STOCKS } from './coalitions-dashboard.read-model.ts';
import { FORMULAS, measured } from './qualities.pure.ts';

const page = readFileSync(new URL('../../../../docs/qualities.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
const words = Words.in(['en']);

describe('the four qualities as they are measured', () => {
  it.each(HEALTH_QUALITIES)('%s is defined in words, beside its figures and on the page of docs alike', (quality) => {
    expect(page).toContain(words.say(`quality-${quality}` as Phrase));
    const own = FORMULAS.filter((formula) => formula.quality === quality);
    expect(own.length).toBeGreaterThan(1);
    for (const { name } of own) {
      expect(page).toContain(words.say(`measured-${name}` as Phrase));
      expect(page).toContain(words.say(`formula-${name}` as Phrase));
    }
  });

  it('are made of measures that there are, each of which stands on the page', () => {
    const measures: readonly string[] = [...COALITIONS_FLOWS, ...COALITIONS_STOCKS];
    for (const key of FORMULAS.flatMap(({ sum, by }) => [...sum, ...by])) {
      expect(measures).toContain(key.split('/')[0]);
      expect(page).toContain(`\`${key}\``);
    }
  });

  const filled = (values: Record<string, number>, participants = { acting: 0, seats: 0 }) =>
    Object.fromEntries(
      measured((key) => values[key] ?? 0, participants).map(({ formula, value }) => [formula.name, value]),
    );

  it('are days to one decimal and shares in whole per cent', () => {
    const values = {
      ...{ 'days-to-act': 20, 'alert-acted': 3, 'alert-answered/in-time': 2, 'alert-answer-due': 1 },
      ...{ 'own-promise-kept': 3, 'own-promise-broken': 1 },
    };
    expect(filled(values, { acting: 2, seats: 7 })).toMatchObject({
      ...{ 'alert-to-action': 6.7, 'alerts-answered-in-time': 67, 'own-promises-kept': 75, 'participants-acting': 29 },
    });
  });

  it('are nothing, and not zero, where there is nothing to divide by', () => {
    expect(new Set(Object.values(filled({})))).toEqual(new Set([null]));
    expect(filled({}, { acting: 0, seats: 3 })['participants-acting']).toBe(0);
  });
});
