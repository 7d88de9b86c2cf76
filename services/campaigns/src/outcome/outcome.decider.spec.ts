import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { FormulateOutcome, OutcomeSides, WordingFacts } from './outcome.commands.pure.ts';
import { draft, withdraw } from './outcome.decider.ts';
import { outcomeRules } from './outcome.rules.ts';
import { outcome } from './outcome.state.ts';
import {
  aDraft,
  aFormulatedOutcome,
  anAnsweredOutcome,
  asked,
  aWithdrawnOutcome,
  aWording,
  CAMPAIGN,
  EVIDENCE,
  facts,
  GOAL,
  harvester,
  nobody,
  of,
} from './outcomes.fixture.ts';
import { correct, formulate } from './outcome.wording.pure.ts';

const { rules } = outcomeRules;
const known = { unitKnown: true, organisationKnown: true };
const drafting = (more: Partial<typeof known> = {}, events = aDraft().slice(1)) =>
  given(outcome, ...events).when((state, now) =>
    draft(state, { ...of, note: 'Stores are full' }, { ...known, ...more }, now),
  );
const wording = (more: Partial<FormulateOutcome> = {}, looked: Partial<WordingFacts> = {}, events = aDraft()) =>
  given(outcome, ...events).when((state, now) =>
    formulate(state, { ...aWording, ...more }, { ...facts, ...looked }, harvester, now),
  );
const citing = (...evidence: readonly string[]) => wording({ evidence });
const correcting = (events: ReturnType<typeof aDraft>) =>
  given(outcome, ...events).when((state, now) =>
    correct(state, { ...aWording, on: '2026-01-15', ground: 'date-known-better' }, facts, harvester, now),
  );
const tags = [
  ...['unit:UG-402', `org:${bodies.women}`, 'theme:social-justice'],
  ...[`campaign:${CAMPAIGN}`, `agenda-goal:${GOAL}`],
];

describe('noting an outcome', () => {
  it('says where, and who harvests it', () => {
    drafting().then({
      type: 'campaigns.OutcomeDrafted',
      data: { ...of, note: { subject: 'id-of-note', value: 'Stores are full' } },
    });
  });

  it(rules['drafted-once'].title, () => {
    drafting({}, aDraft()).thenRefused('outcome.drafted-once', { pointer: '/id' });
  });

  it(rules['unit-unknown'].title, () => {
    drafting({ unitKnown: false }).thenRefused('outcome.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    drafting({ organisationKnown: false }).thenRefused('outcome.organisation-unknown', { pointer: '/organisation' });
  });
});

describe('putting an outcome into words', () => {
  it('says who changed what, and tells its sources apart', () => {
    wording({ contributions: [...aWording.contributions, ...aWording.contributions] }).then(
      {
        type: 'campaigns.OutcomeFormulated',
        data: {
          ...of,
          version: 1,
          changed: aWording.changed,
          contributions: aWording.contributions,
          sources: undefined,
        },
        tags,
      },
      {
        type: 'campaigns.OutcomeSourcesNamed',
        data: { version: 1, organisations: [bodies.farmers] },
        tags: ['unit:UG-402'],
      },
    );
  });

  it(rules['formulated-already'].title, () => {
    wording({}, {}, aFormulatedOutcome()).thenRefused('outcome.formulated-already');
  });

  it(rules['changed-unnamed'].title, () => {
    for (const changed of [{ kind: 'organisation' as const }, { kind: 'duty-bearer' as const, id: CAMPAIGN }]) {
      wording({ changed }).thenRefused('outcome.changed-unnamed', { pointer: '/changed' });
    }
    wording({ changed: { kind: 'organisation', id: bodies.university } }).then({}, {});
  });

  it(rules['changed-itself'].title, () => {
    wording({ changed: { kind: 'organisation', id: bodies.women } }).thenRefused('outcome.changed-itself');
  });

  it(rules['changed-unknown'].title, () => {
    wording({ changed: { kind: 'organisation', id: bodies.stranger } }).thenRefused('outcome.changed-unknown');
  });

  it(rules['changed-to-come'].title, () => {
    wording({ on: '2026-03-03' }).thenRefused('outcome.changed-to-come', { pointer: '/on' });
  });

  it(rules['place-unknown'].title, () => {
    wording({}, { placeKnown: false }).thenRefused('outcome.place-unknown', { pointer: '/at' });
  });

  it(rules['contribution-unknown'].title, () => {
    wording({}, { contributionsKnown: [] }).thenRefused('outcome.contribution-unknown', {
      pointer: '/contributions/0/id',
    });
  });

  it(rules['evidence-unknown'].title, () => {
    citing(EVIDENCE, EVIDENCE).then(
      { type: 'campaigns.OutcomeFormulated', data: { evidence: [EVIDENCE] } },
      { type: 'campaigns.OutcomeSourcesNamed' },
    );
    citing(EVIDENCE, CAMPAIGN).thenRefused('outcome.evidence-unknown', { pointer: '/evidence/1' });
  });

  it(rules['measured-for-another-goal'].title, () => {
    wording({ goals: [] }).thenRefused('outcome.measured-for-another-goal', { pointer: '/measured/goal' });
  });

  it(rules['no-source'].title, () => {
    wording({ sources: { organisations: [] } }).thenRefused('outcome.no-source', { pointer: '/sources' });
    wording({ sources: { organisations: [], persons: 'Three mothers' } }).then({}, { data: { organisations: [] } });
  });

  it(rules['source-unknown'].title, () => {
    wording({ sources: { organisations: [bodies.stranger] } }).thenRefused('outcome.source-unknown', {
      pointer: '/sources/organisations/0',
    });
  });
});

describe('putting an outcome in other words', () => {
  it('is a new version, whatever was found of the one before', () => {
    for (const events of [aFormulatedOutcome(), anAnsweredOutcome(), anAnsweredOutcome('contested')]) {
      correcting(events).then(
        { type: 'campaigns.OutcomeCorrected', data: { version: 2, on: '2026-01-15', ground: 'date-known-better' } },
        { type: 'campaigns.OutcomeSourcesNamed', data: { version: 2 } },
      );
    }
  });

  it(rules['not-corrected'].title, () => {
    correcting(aDraft()).thenRefused('outcome.not-corrected');
  });
});

describe('any step of an outcome', () => {
  const withdrawing = (events: ReturnType<typeof aDraft>, sides: OutcomeSides, moment = {}) =>
    given(outcome, ...events).when((state, now) => withdraw(state, { ground: 'told-twice' }, sides, now), moment);

  it('can be its last', () => {
    withdrawing(aDraft(), harvester).then({
      type: 'campaigns.OutcomeWithdrawn',
      data: { ...of, ground: 'told-twice' },
      ground: 'told-twice',
    });
    withdrawing(anAnsweredOutcome(), harvester).then({ type: 'campaigns.OutcomeWithdrawn' });
  });

  it(rules['harvested-by-others'].title, () => {
    const member = by(people.witness, 'member-representative');
    withdrawing(aDraft(), nobody, member).thenRefused('outcome.harvested-by-others');
    withdrawing(aDraft(), asked, by(people.officer)).thenRefused('outcome.harvested-by-others');
    withdrawing(aDraft(), nobody, by(people.officer, 'campaign-lead')).then({ type: 'campaigns.OutcomeWithdrawn' });
  });

  it(rules.unknown.title, () => {
    withdrawing([], harvester).thenRefused('outcome.unknown');
  });

  it(rules.withdrawn.title, () => {
    withdrawing(aWithdrawnOutcome(), harvester).thenRefused('outcome.withdrawn');
    correcting(aWithdrawnOutcome()).thenRefused('outcome.withdrawn');
  });

  it(rules['before-last-step'].title, () => {
    withdrawing(aDraft(), harvester, { effectiveOn: '2026-01-19' }).thenRefused('outcome.before-last-step', {
      pointer: '/effectiveOn',
    });
  });
});
