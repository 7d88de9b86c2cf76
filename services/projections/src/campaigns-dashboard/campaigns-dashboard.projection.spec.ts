import {
  actionBanEnded,
  actionBanned,
  actionCountCorrected,
  actionHeld,
  campaignConcluded,
  campaignDrafted,
  campaignLaunched,
  campaignPaused,
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandImplemented,
  demandMade,
  demandReminded,
  demandReneged,
  demandRenegotiated,
  demandWithdrawn,
  outcomeCorrected,
  outcomeFormulated,
  outcomeSentToSubstantiator,
  outcomeSubstantiated,
  protectedStruggleReported,
  reportCardRoundHeld,
  struggleFellSilent,
  struggleJoined,
  struggleParted,
  struggleReported,
  struggleResolved,
  struggleTakenUp,
  struggleVerified,
} from '@baraza/contracts';
import { daysBetween } from '@baraza/domain';
import { projected, recorded } from '../testing/given-events.ts';
import { describeNaiveReplay, on, tallied } from '../testing/tally-histories.ts';
import { campaignsProjection } from './campaigns-dashboard.projection.ts';
import { CAMPAIGNS_SPEC } from './campaigns-dashboard.sections.ts';

const counted = (...events: Parameters<typeof tallied>[2]) => tallied(campaignsProjection, CAMPAIGNS_SPEC, events);
const year = { asOf: '2026-12-31', from: '2026-01-01' };

describe('the figures of campaigns', () => {
  it('tell where a struggle stands, by its kind, until it is over', () => {
    const sum = counted(
      on('2026-02-01', struggleReported, { kind: 'corruption' }),
      on('2026-02-20', struggleFellSilent, { waitsFor: 'verification' }),
      on('2026-03-01', struggleVerified, { kind: 'corruption' }),
      on('2026-03-05', struggleJoined),
      on('2026-03-10', struggleParted),
      on('2026-04-01', struggleTakenUp),
      on('2026-09-01', struggleResolved),
    );
    const way = ['2026-02-01', '2026-03-01', '2026-03-05', '2026-03-10', '2026-04-01'];
    const stages = ['reported', 'verified', 'joined', 'verified', 'taken-up'];
    const standing = way.map((asOf, at) => sum('struggle', { asOf }, { stage: stages[at]!, kind: 'corruption' }));
    expect(standing).toEqual([1, 1, 1, 1, 1]);
    expect(sum('struggle', { asOf: '2026-09-01' })).toBe(0);
    expect(sum('struggle-silent', year, { stage: 'verification', unit: 'UG-402' })).toBe(1);
    expect(sum('struggle-resolved', year, { kind: 'corruption' })).toBe(1);
  });

  it('count a protected report in its district, with no case, kind or theme to it, and not the silence about it', () => {
    const [first, second] = [
      on('2026-02-01', protectedStruggleReported, {}, '1'),
      on('2026-02-03', protectedStruggleReported, {}, '2'),
    ];
    const { facts, documents } = projected(
      campaignsProjection,
      recorded([first, second, on('2026-03-01', struggleFellSilent, {}, '1')]),
    );
    expect(
      facts.map(({ effectiveOn, amount, entity, dimensions }) => [effectiveOn, amount, entity, dimensions]),
    ).toEqual(
      ['2026-02-01', '2026-02-03'].map((day) => [
        ...[day, 1, 'protected-struggles/UG-402'],
        { unit: 'UG-402', theme: '', kind: '', stage: '', part: '', itself: 'protected-struggles/UG-402' },
      ]),
    );
    const { pseudonym } = protectedStruggleReported.example;
    expect(JSON.stringify([...documents])).not.toContain(pseudonym);
  });

  it('tell in which state a demand is, what was answered and after how many days', () => {
    const sum = counted(
      on('2026-03-01', demandMade),
      on('2026-04-01', demandDelivered),
      on('2026-05-16', demandAnswerFellDue),
      on('2026-05-20', demandReminded),
      on('2026-06-01', demandAnswered, { answer: 'partly' }),
      on('2026-10-01', demandReneged),
      on('2026-10-15', demandRenegotiated),
      on('2026-12-01', demandImplemented),
    );
    const standing = (asOf: string, stage: string) => sum('demand', { asOf }, { stage });
    const way = [
      ['2026-03-01', 'worded'],
      ['2026-04-01', 'waiting'],
      ['2026-05-16', 'silent'],
      ['2026-05-20', 'waiting'],
      ['2026-06-01', 'partly'],
      ['2026-10-01', 'reneged'],
      ['2026-10-15', 'partly'],
      ['2026-12-01', 'implemented'],
    ] as const;
    for (const [asOf, stage] of way) {
      expect([asOf, standing(asOf, stage), sum('demand', { asOf })]).toEqual([asOf, 1, 1]);
    }
    expect(sum('demand-answered', year, { stage: 'partly' })).toBe(1);
    expect(sum('answer-days', year)).toBe(daysBetween('2026-04-01', '2026-06-01'));
    expect(sum('demand-answered', { asOf: '2026-05-31', from: '2026-01-01' })).toBe(0);
  });

  it('count once in all themes together, and once in each', () => {
    const sum = counted(on('2026-04-01', demandDelivered, { themes: ['governance', 'education'] }));
    expect(sum('demand-delivered', year)).toBe(1);
    expect(['governance', 'education', 'development'].map((theme) => sum('demand-delivered', year, { theme }))).toEqual(
      [1, 1, 0],
    );
  });

  it('tell in which stage a campaign is, and how it ended', () => {
    const sum = counted(
      on('2026-01-01', campaignDrafted),
      on('2026-02-01', campaignLaunched),
      on('2026-03-01', campaignPaused),
      on('2026-06-01', campaignConcluded, { result: 'won' }),
    );
    expect(sum('campaign', { asOf: '2026-03-15' }, { stage: 'paused' })).toBe(1);
    expect(sum('campaign', { asOf: '2026-06-01' })).toBe(0);
    expect(sum('campaign-concluded', year, { stage: 'won', unit: 'UG-402' })).toBe(1);
  });

  it('count people at an action as they were put right, and each round of a report card beside the one before', () => {
    const people = { women: 20, men: 10, youth: 5, personsWithDisabilities: 1, total: 30 };
    const sum = counted(
      on('2026-05-04', actionHeld, { people }),
      on('2026-05-06', actionCountCorrected, { people: { ...people, women: 15, total: 25 } }),
      on('2026-05-10', reportCardRoundHeld, { people, communities: 3 }, '2'),
      on('2026-11-10', reportCardRoundHeld, { people, communities: 4 }, '2'),
    );
    const of = (stage: string, part: string) => sum('people', year, { stage, part });
    expect([of('action', 'total'), of('action', 'women'), of('action', 'youth')]).toEqual([25, 15, 5]);
    // The day is put right, and not the day on which somebody noticed.
    expect(sum('people', { asOf: '2026-05-04' }, { stage: 'action', part: 'total' })).toBe(25);
    expect(sum('people', { asOf: '2026-12-31', knownAt: 1 }, { stage: 'action', part: 'total' })).toBe(30);
    expect([of('card-round', 'total'), sum('round-communities', year), sum('card-round', year)]).toEqual([60, 7, 2]);
  });

  it('tell which bans stand', () => {
    const sum = counted(on('2026-05-01', actionBanned), on('2026-05-20', actionBanEnded));
    expect(['2026-05-01', '2026-05-20'].map((asOf) => sum('ban', { asOf }))).toEqual([1, 0]);
    expect(sum('ban-ended', year, { stage: 'set-aside-by-court' })).toBe(1);
  });

  it('tell where an outcome stands: put in other words it waits to be judged again', () => {
    const sum = counted(
      on('2026-08-20', outcomeFormulated, { change: 'practice' }),
      on('2026-09-01', outcomeSentToSubstantiator),
      on('2026-10-01', outcomeSubstantiated, { verdict: 'partly' }),
      on('2026-11-01', outcomeCorrected, { change: 'policy' }),
    );
    const standing = (asOf: string, stage: string) => sum('outcome', { asOf }, { stage });
    expect([standing('2026-09-30', 'asked'), standing('2026-10-31', 'partly')]).toEqual([1, 1]);
    expect(standing('2026-11-01', 'formulated')).toBe(1);
    expect(sum('outcome', { asOf: '2026-11-01' }, { kind: 'policy' })).toBe(1);
    expect(sum('outcome-judged', year, { stage: 'partly', kind: 'practice' })).toBe(1);
  });
});

describeNaiveReplay(campaignsProjection, CAMPAIGNS_SPEC, {
  steps: [
    ...[demandMade, demandDelivered, demandAnswerFellDue, demandAnswered, demandReneged, demandRenegotiated],
    ...[demandImplemented, demandWithdrawn],
  ],
  // Written apart: what a reader with a pencil would say of one demand, event by event.
  count(types) {
    const stands = new Map<string, string>([
      [demandMade.type, 'worded'],
      [demandDelivered.type, 'waiting'],
      [demandAnswerFellDue.type, 'silent'],
      [demandAnswered.type, 'accepted'],
      [demandRenegotiated.type, 'accepted'],
      [demandReneged.type, 'reneged'],
      [demandImplemented.type, 'implemented'],
    ]);
    const last = types.at(-1);
    const stage = last === undefined ? undefined : stands.get(last);
    return {
      stocks: stage === undefined ? {} : { [`demand/${stage}`]: 1 },
      flows: {
        'demand-delivered': types.filter((type) => type === demandDelivered.type).length,
        'demand-silent': types.filter((type) => type === demandAnswerFellDue.type).length,
        'demand-answered': types.filter((type) => type === demandAnswered.type).length,
        'demand-reneged': types.filter((type) => type === demandReneged.type).length,
      },
    };
  },
});
