import { SHEETS_MAX } from '@baraza/contracts';
import { fold, given } from '@baraza/domain';
import { bodies, by, byRepresentative, people } from '../testing/assessing.ts';
import type { AgreeScore, GiveRating, PlanAssessment, PlanFacts } from './assessment.commands.pure.ts';
import { abandon, agreeScore, closeRatings, giveRating, plan } from './assessment.decider.ts';
import { complete } from './assessment.review.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import { assessment } from './assessment.state.ts';
import {
  aCompleted,
  aFile,
  anAgreed,
  anAgreeing,
  anotherRating,
  aPlan,
  aPlanned,
  aRated,
  aRating,
  asked,
  aVerified,
  BASELINE,
  evidence,
  facts,
  governance,
  leadership,
  whose,
} from './assessments.fixture.ts';

const { rules } = assessmentRules;
const planning = (more: Partial<PlanAssessment> = {}, known: Partial<PlanFacts> = {}) =>
  given(assessment).when((state, now) => plan(state, { ...aPlan, ...more }, { ...facts, ...known }, now));
const rating = (more: Partial<GiveRating> = {}, past = aPlanned()) =>
  given(assessment, ...past).when((state, now) => giveRating(state, { ...aRating, ...more }, now));
const agreeing = (more: Partial<AgreeScore> = {}, past = anAgreeing(), who = byRepresentative) =>
  given(assessment, ...past).when((state, now) => agreeScore(state, { ...governance, ...more }, evidence, now), who);
const endline = { round: 'endline', baseline: BASELINE } as const;

describe('an assessment that is planned', () => {
  it('fixes the version and what it asks', () => {
    planning().then({
      type: 'capacity.AssessmentPlanned',
      data: { ...whose, version: 1, scoring: 'self-agreed', domains: asked, facilitator: people.facilitator },
      tags: [`org:${bodies.own}`, 'unit:UG-402', 'instrument:capacity'],
    });
  });

  it('is led by whoever plans it where nobody else is named, and goes with a programme', () => {
    const programme = '2f3e4d5c-6b7a-4889-9a0b-1c2d3e4f5061';
    given(assessment)
      .when((state, now) => {
        const { facilitator: _, ...rest } = aPlan;
        return plan(state, { ...rest, programme }, facts, now);
      }, by(people.officer))
      .then({ data: { facilitator: people.officer, programme } });
  });

  it(rules['planned-once'].title, () => {
    given(assessment, ...aPlanned())
      .when((state, now) => plan(state, aPlan, facts, now))
      .thenRefused('assessment.planned-once', { pointer: '/id' });
  });

  it(rules['organisation-unknown'].title, () => {
    planning({}, { unit: undefined }).thenRefused('assessment.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['instrument-unknown'].title, () => {
    planning({}, { instrument: undefined }).thenRefused('assessment.instrument-unknown', { pointer: '/instrument' });
  });

  it(rules['programme-unknown'].title, () => {
    planning({ programme: BASELINE }, { programmeKnown: false }).thenRefused('assessment.programme-unknown', {
      pointer: '/programme',
    });
  });

  it(rules['baseline-amiss'].title, () => {
    planning({ round: 'endline' }).thenRefused('assessment.baseline-amiss', { pointer: '/baseline' });
    planning({ baseline: BASELINE }).thenRefused('assessment.baseline-amiss');
  });

  it(rules['baseline-unfit'].title, () => {
    const baseline = fold(assessment, aCompleted());
    planning(endline, { baseline }).then({ data: endline });
    const refused = (known: Partial<PlanFacts>, more: Partial<PlanAssessment> = {}) =>
      planning({ ...endline, ...more }, known).thenRefused('assessment.baseline-unfit', { pointer: '/baseline' });
    refused({});
    refused({ baseline: fold(assessment, anAgreed()) });
    refused({ baseline: fold(assessment, aCompleted(endline)) });
    refused({ baseline }, { organisation: bodies.other });
    refused({ baseline }, { instrument: 'another' });
    refused({ baseline, instrument: { ...facts.instrument!, scoring: 'evidence-verified' } });
  });
});

describe('individual ratings', () => {
  it('are handed in sheet by sheet; the same sheet takes the place of the first, and with the same is nothing to do', () => {
    rating().then({ type: 'capacity.AssessmentRatingGiven', data: { ...whose, ...aRating } });
    rating({ rater: 'staff' }, aRated()).then({ data: { sheet: aRating.sheet!, rater: 'staff' } });
    rating({}, aRated()).thenNothing();
  });

  it(rules['item-unknown'].title, () => {
    const unknown = { ratings: [...aRating.ratings, { item: 'horoscope', level: 2 }] };
    rating(unknown).thenRefused('assessment.item-unknown', { pointer: '/ratings/2/item' });
    rating({ ratings: [aRating.ratings[0]!, aRating.ratings[0]!] }).thenRefused('assessment.item-unknown');
  });

  it(rules['sheets-too-many'].title, () => {
    const sheets = Array.from({ length: SHEETS_MAX }, (_, index) => ({
      ...aRated()[1]!,
      data: { ...whose, ...aRating, sheet: `9f1e2d3c-4b5a-4c6d-8e7f-${String(index).padStart(12, '0')}` },
    }));
    const full = [...aPlanned(), ...sheets] as ReturnType<typeof aPlanned>;
    rating({}, full).thenRefused('assessment.sheets-too-many');
    rating({ sheet: '9f1e2d3c-4b5a-4c6d-8e7f-000000000007', rater: 'staff' }, full).then({ data: { rater: 'staff' } });
  });

  it('are closed, and what is told is how far apart they lie', () => {
    given(assessment, ...aRated())
      .when(closeRatings)
      .then({
        type: 'capacity.AssessmentRatingsClosed',
        data: {
          sheets: 2,
          spread: [
            { item: 'board', counts: [1, 0, 1, 0] },
            { item: 'rules', counts: [0, 0, 0, 0] },
            { item: 'succession', counts: [0, 0, 1, 0] },
          ],
        },
      });
  });

  it(rules['ratings-too-few'].title, () => {
    given(assessment, ...aRated().slice(0, 2))
      .when(closeRatings)
      .thenRefused('assessment.ratings-too-few');
  });

  it(rules['ratings-closed'].title, () => {
    rating({ sheet: anotherRating.sheet! }, anAgreeing()).thenRefused('assessment.ratings-closed');
    given(assessment, ...anAgreeing())
      .when(closeRatings)
      .thenRefused('assessment.ratings-closed');
  });
});

describe('the score of a domain', () => {
  it('is agreed with the reasons and the evidence, and agreed anew', () => {
    const recorded = { domain: 'governance', levels: governance.levels, evidence: [aFile] };
    agreeing().then({ type: 'capacity.AssessmentScoreAgreed', data: { ...whose, ...recorded } });
    agreeing({}, anAgreed()).then({ data: recorded });
  });

  it('leaves out what does not apply', () => {
    const notApplicable = { levels: [{ item: 'board', level: 1 }], notApplicable: ['rules'] };
    agreeing(notApplicable).then({ data: notApplicable });
  });

  it(rules['agreed-from-outside'].title, () => {
    for (const who of [
      by(people.facilitator),
      by(people.officer, 'secretariat', bodies.own),
      by(people.officer, 'member-representative', bodies.other),
    ]) {
      agreeing({}, anAgreeing(), who).thenRefused('assessment.agreed-from-outside');
    }
  });

  it(rules['not-agreeing'].title, () => {
    agreeing({}, aRated()).thenRefused('assessment.not-agreeing');
    agreeing({}, aVerified()).thenRefused('assessment.not-agreeing');
  });

  it(rules['domain-unknown'].title, () => {
    agreeing({ domain: 'horoscope' }).thenRefused('assessment.domain-unknown', { pointer: '/domain' });
  });

  it(rules['domain-unfinished'].title, () => {
    const unfinished = (more: Partial<AgreeScore>) =>
      agreeing(more).thenRefused('assessment.domain-unfinished', { pointer: '/levels' });
    unfinished({ levels: governance.levels.slice(1) });
    unfinished({ notApplicable: ['board'] });
    unfinished({ notApplicable: ['succession'] });
  });

  it(rules['evidence-missing'].title, () => {
    agreeing({ evidence: [] }).then({ data: { evidence: [] } });
    const verifiable = anAgreeing({ scoring: 'evidence-verified' });
    agreeing({ evidence: [] }, verifiable).thenRefused('assessment.evidence-missing', { pointer: '/evidence' });
  });

  it(rules['evidence-unknown'].title, () => {
    agreeing({ evidence: [aFile.file, BASELINE] }).thenRefused('assessment.evidence-unknown', {
      pointer: '/evidence/1',
    });
  });
});

describe('a self-agreed assessment that is completed', () => {
  const completing = (past = anAgreed(), baseline?: Parameters<typeof complete>[1]) =>
    given(assessment, ...past).when((state, now) => complete(state, baseline, now));

  it('says that it is done, and apart from it the scores', () => {
    completing().then(
      { type: 'capacity.AssessmentCompleted', data: { ...whose, round: 'baseline' } },
      {
        type: 'capacity.AssessmentScored',
        data: {
          levels: [...governance.levels, ...leadership.levels],
          domains: [
            { domain: 'governance', items: 2, sum: 3 },
            { domain: 'leadership', items: 1, sum: 2 },
          ],
        },
      },
    );
    completing(aCompleted()).thenNothing();
  });

  it('compares with the baseline over the items that both rounds asked and scored, and over nothing else', () => {
    const baseline = fold(assessment, aCompleted());
    const domains = [
      { domain: 'governance', items: ['board', 'audit'] },
      { domain: 'leadership', items: ['learning'] },
    ];
    const past = anAgreeing({ ...endline, version: 2, domains });
    const levels = [
      { item: 'board', level: 3 },
      { item: 'audit', level: 4 },
    ];
    const scored = [
      ...past,
      ...[
        { ...governance, levels },
        { ...leadership, levels: [{ item: 'learning', level: 2 }] },
      ].map((score) => ({ ...anAgreed().at(-1)!, data: { ...whose, ...score, justification: {}, evidence: [] } })),
    ] as ReturnType<typeof anAgreed>;
    given(assessment, ...scored)
      .when((state, now) => complete(state, baseline, now).slice(1))
      .then({
        type: 'capacity.AssessmentScored',
        data: {
          domains: [
            { domain: 'governance', items: 2, sum: 7 },
            { domain: 'leadership', items: 1, sum: 2 },
          ],
          comparison: { baseline: BASELINE, domains: [{ domain: 'governance', items: 1, before: 1, after: 3 }] },
        },
      });
  });

  it('has no score in a domain that does not apply', () => {
    const none = { ...leadership, levels: [], notApplicable: ['succession'] };
    const past = [
      ...anAgreed(),
      { ...anAgreed().at(-1)!, data: { ...whose, ...none, justification: {}, evidence: [] } },
    ];
    given(assessment, ...(past as ReturnType<typeof anAgreed>))
      .when((state, now) => complete(state, undefined, now).slice(1))
      .then({ data: { domains: [{ domain: 'governance' }] } });
  });

  it(rules['nothing-scored'].title, () => {
    const none = [governance, leadership].map(({ domain, levels }) => ({
      ...anAgreed().at(-1)!,
      data: {
        ...{ ...whose, domain, levels: [], notApplicable: levels.map(({ item }) => item) },
        ...{ justification: {}, evidence: [] },
      },
    }));
    completing([...anAgreeing(), ...none] as ReturnType<typeof anAgreed>).thenRefused('assessment.nothing-scored');
  });

  it(rules['domains-open'].title, () => {
    completing(anAgreed().slice(0, -1)).thenRefused('assessment.domains-open');
    completing(aRated()).thenRefused('assessment.domains-open');
  });
});

describe('an assessment that ends early', () => {
  const abandoning = (past = anAgreeing()) =>
    given(assessment, ...past).when((state, now) => abandon(state, { ground: 'organisation-not-ready' }, now));

  it('says why, once', () => {
    abandoning().then({ type: 'capacity.AssessmentAbandoned', ground: 'organisation-not-ready' });
    given(assessment, ...anAgreeing(), abandonedAt())
      .when((state, now) => abandon(state, { ground: 'again' }, now))
      .thenNothing();
  });

  it(rules.ended.title, () => {
    abandoning(aCompleted()).thenRefused('assessment.ended');
    rating({}, [...aPlanned(), abandonedAt()]).thenRefused('assessment.ended');
  });

  it(rules['not-planned'].title, () => {
    abandoning([]).thenRefused('assessment.not-planned');
  });

  it(rules['before-last-step'].title, () => {
    given(assessment, ...aPlanned())
      .when((state, now) => giveRating(state, aRating, now), { effectiveOn: '2026-01-31' })
      .thenRefused('assessment.before-last-step', { pointer: '/effectiveOn' });
  });

  const abandonedAt = (): ReturnType<typeof aPlanned>[number] => ({
    ...aPlanned()[0]!,
    type: 'capacity.AssessmentAbandoned',
    data: { ...whose, ground: 'organisation-not-ready' },
  });
});
