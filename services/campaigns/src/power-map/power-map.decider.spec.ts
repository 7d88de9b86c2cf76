import { derivedId, everyContract } from '@baraza/contracts';
import { addDays, aMoment, DiagramWatch, fold, given, Life } from '@baraza/domain';
import fc from 'fast-check';
import {
  aConcludedCampaign,
  aDraft,
  aLaunchedCampaign,
  anAbandonedCampaign,
  LEAD,
} from '../campaign/campaign.builders.ts';
import { campaignRules } from '../campaign/campaign.rules.ts';
import { campaign, type CampaignEvent } from '../campaign/campaign.state.ts';
import { WATER_ENGINEER, WATER_OFFICER } from '../duty-bearer/duty-bearer.builders.ts';
import { recordPowerMap, type RecordPowerMap } from './power-map.decider.ts';
import {
  mapsOf,
  POWER_MAPS_REMEMBERED,
  powerMap,
  type PowerMapEvent,
  powerMapOf,
  type PowerMapState,
} from './power-map.state.ts';

const { rules } = campaignRules;
const CAMPAIGN = '70000000-0000-4000-8000-000000000001';
const aMap: RecordPowerMap = { positions: [{ dutyBearer: WATER_OFFICER, influence: 4, stance: 'undecided' }] };
const positions = aMap.positions.map((one) => ({ ...one }));
const past = { time: '2026-02-02T08:00:00.000Z', actor: 'an officer' };
const drawn = (effectiveOn: string): PowerMapEvent => ({
  ...{ ...past, effectiveOn },
  type: 'campaigns.PowerMapDrawn',
  data: { campaign: CAMPAIGN, positions },
});
/** As the earliest stand in the campaign's own stream. */
const early = (effectiveOn: string): CampaignEvent => ({
  ...{ ...past, effectiveOn },
  type: 'campaigns.PowerMapRecorded',
  data: { positions },
});
const of = (...events: readonly CampaignEvent[]) => ({
  ...{ id: CAMPAIGN, campaign: fold(campaign, [...events]) },
  named: [WATER_OFFICER],
});
const recording =
  (map = aMap, facts = of(...aDraft())) =>
  (state: PowerMapState, now: typeof aMoment) =>
    recordPowerMap(state, map, facts, now);

describe('the power map', () => {
  it('is recorded for a day, with what it rests on kept apart', () => {
    given(powerMap)
      .when(recording({ ...aMap, note: 'They asked.' }))
      .then({
        type: 'campaigns.PowerMapDrawn',
        data: { campaign: CAMPAIGN, positions, note: { subject: 'id-of-note', value: 'They asked.' } },
        tags: ['unit:UG-402', `org:${LEAD}`, 'theme:social-justice'],
      });
  });

  it('of an earlier day stays beside it, wherever it was recorded', () => {
    const state = fold(powerMap, [drawn('2026-02-10'), drawn('2026-02-12')]);
    const { campaign: before } = of(...aDraft(), early('2026-02-05'));
    expect(mapsOf(state, before).map(({ on }) => on)).toEqual(['2026-02-05', '2026-02-10', '2026-02-12']);
    expect(mapsOf({ status: 'none' }, before)).toHaveLength(1);
  });

  it('is in no stream whose revision anybody sees who does not work on the campaign', () => {
    for (const type of powerMap.diagram.map(([, name]) => name)) {
      expect(everyContract.latest(type)).toMatchObject({ audience: 'sealed', aggregate: 'power-map' });
    }
    const inTheCampaign = campaign.diagram.map(([, name]) => everyContract.latest(name)!);
    const afterTheLaunch = inTheCampaign.filter(({ audience }) => audience === 'sealed').map(({ type }) => type);
    expect(afterTheLaunch).toEqual(['campaigns.CampaignPlanned']);
  });

  it('is found by way of its campaign alone, and before there is any', () => {
    expect(powerMap.scope(fold(powerMap, [drawn('2026-02-10')]))).toBeUndefined();
    const launched = fold(campaign, aLaunchedCampaign());
    expect(powerMapOf(launched).scope({ status: 'none' })).toEqual(campaign.scope(launched));
    expect(powerMapOf({ status: 'none' }).scope({ status: 'none' })).toBeUndefined();
  });

  it(rules.over.title, () => {
    for (const before of [aConcludedCampaign(), anAbandonedCampaign()]) {
      given(powerMap)
        .when(recording(aMap, of(...before)))
        .thenRefused('campaign.over');
    }
    given(powerMap).when(recording(aMap, of())).thenRefused('campaign.unknown');
  });

  it(rules['before-last-map'].title, () => {
    given(powerMap, drawn('2026-02-20'))
      .when(recording(), { effectiveOn: '2026-02-19' })
      .thenRefused('campaign.before-last-map', { pointer: '/effectiveOn' });
    given(powerMap)
      .when(recording(aMap, of(...aDraft(), early('2026-02-20'))), { effectiveOn: '2026-02-19' })
      .thenRefused('campaign.before-last-map', { pointer: '/effectiveOn' });
    given(powerMap, drawn('2026-02-20'))
      .when(recording(), { effectiveOn: '2026-02-20' })
      .then({ type: 'campaigns.PowerMapDrawn' });
  });

  it(rules['before-last-step'].title, () => {
    given(powerMap)
      .when(recording(), { effectiveOn: '2026-02-01' })
      .thenRefused('campaign.before-last-step', { pointer: '/effectiveOn' });
  });

  it(rules['mapped-twice'].title, () => {
    const twice = { positions: [...aMap.positions, { ...aMap.positions[0]!, influence: 1 }] };
    given(powerMap).when(recording(twice)).thenRefused('campaign.mapped-twice', { pointer: '/positions/1/dutyBearer' });
  });

  it(rules['duty-bearer-unnamed'].title, () => {
    const both = { positions: [...aMap.positions, { ...aMap.positions[0]!, dutyBearer: WATER_ENGINEER }] };
    given(powerMap)
      .when(recording(both))
      .thenRefused('campaign.duty-bearer-unnamed', { pointer: '/positions/1/dutyBearer' });
  });
});

describe('any life of the power map of a campaign', () => {
  it('is the fold of its events, in the order of its days, and goes by its diagram', () => {
    const watch = new DiagramWatch(powerMap);
    const step = fc.record({
      day: fc.integer({ min: -2, max: 30 }),
      campaign: fc.constantFrom(aDraft(), aConcludedCampaign()),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const life = new Life(powerMap, ({ type, data, effectiveOn }, { now, actor }) => {
          expect(everyContract.faults(everyContract.latest(type)!, data)).toEqual([]);
          return { type, data, effectiveOn, time: now, actor: actor.person } as PowerMapEvent;
        });
        steps.forEach(({ day, campaign: its }, index) => {
          const moment = {
            ...aMoment,
            effectiveOn: addDays(aMoment.today, day),
            id: (name: string) => derivedId(String(index), name),
          };
          life.take(moment, recording(aMap, of(...its)));
        });
        expect(fold(powerMap, life.events)).toEqual(life.state);
        watch.follow(life.events);
        const days = life.events.map(({ effectiveOn }) => effectiveOn);
        expect(days).toEqual([...days].sort());
        if (life.state.status !== 'none') expect(life.state.maps.length).toBeLessThanOrEqual(POWER_MAPS_REMEMBERED);
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
