import { everyContract, LEVELS } from '@baraza/contracts';
import { aMoment } from '@baraza/domain';
import { adopt } from './instrument.decider.ts';
import { wordsOf } from './instrument.state.ts';
import { shippedCodes, shippedInstrument } from './shipped-instruments.ts';

describe('the questionnaires that ship', () => {
  it('are the one of organisational capacity and the one of network health', () => {
    expect(shippedCodes()).toEqual(['network-health', 'organisational-capacity']);
    expect(shippedInstrument('horoscope')).toBeUndefined();
  });

  it('the one of organisational capacity asks about the seven domains', () => {
    expect(shippedInstrument('organisational-capacity')!.domains.map(({ title }) => title)).toEqual([
      'Governance and legal structure',
      'Finance and controls',
      'Administration and procurement',
      'Human resources',
      'Programme management',
      'Performance management',
      'Organisational management and sustainability',
    ]);
  });

  describe.each(shippedCodes())('%s', (code) => {
    const shipped = shippedInstrument(code)!;

    it('can be adopted as it stands: each event fits its contract', () => {
      const events = adopt({ status: 'none' }, shipped, undefined, { code, unit: 'WAN' }, aMoment);
      expect(events.length).toBe(1 + shipped.translations.length);
      for (const { type, data } of events) {
        expect([type, everyContract.faults(everyContract.latest(type)!, data)]).toEqual([type, []]);
      }
    });

    it('describes each level of each item in words of its own, and says which track strengthens each domain', () => {
      for (const { code: domain, items, tracks } of shipped.domains) {
        expect([domain, tracks.length > 0, items.length >= 3]).toEqual([domain, true, true]);
        for (const item of items) expect([item.code, new Set(item.levels).size]).toEqual([item.code, LEVELS]);
      }
      const said = [...wordsOf(shipped)].filter(([of]) => /\/[1-4]$/.test(of)).map(([, text]) => text);
      expect(new Set(said).size).toBe(said.length);
    });

    it('is named in every language it comes in, domain by domain and item by item, as a draft', () => {
      const named = [...wordsOf(shipped).keys()].filter((of) => !/\/[1-4]$/.test(of));
      expect(shipped.translations.map(({ language }) => language)).toEqual(['fr', 'pt', 'sw']);
      for (const { language, isDraft, words } of shipped.translations) {
        expect([language, isDraft, words.map(({ of }) => of)]).toEqual([language, true, named]);
      }
    });
  });
});
