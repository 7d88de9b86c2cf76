import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { OutcomeSides, SendingFacts, SendOutcome } from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import { declineStatement, draftStatement, publishStatement } from './outcome.statement.pure.ts';
import { outcome } from './outcome.state.ts';
import { declineSubstantiation, interpret, send, substantiate } from './outcome.substantiation.pure.ts';
import {
  aDraft,
  aFormulatedOutcome,
  anAnsweredOutcome,
  anOutcomeWithStatement,
  asked,
  aSentOutcome,
  contributions,
  GOAL,
  harvester,
  measured,
  nobody,
  of,
  STATEMENT,
} from './outcomes.fixture.ts';

const { rules } = outcomeRules;
const substantiator = bodies.university;
const sending = (more: Partial<SendOutcome> = {}, facts: Partial<SendingFacts> = {}, events = aFormulatedOutcome()) =>
  given(outcome, ...events).when((state, now) =>
    send(
      state,
      { substantiator, answerBy: '2026-04-30', ...more },
      {
        substantiatorKnown: true,
        substantiatorNow: [more.substantiator ?? substantiator],
        sources: [bodies.farmers],
        contributors: [bodies.stranger],
        ...facts,
      },
      harvester,
      now,
    ),
  );
const answering = (sides: OutcomeSides, moment = {}, events = aSentOutcome()) =>
  given(outcome, ...events).when(
    (state, now) => substantiate(state, { verdict: 'partly', comment: 'We saw it' }, sides, now),
    moment,
  );

describe('sending an outcome to a substantiator', () => {
  it('asks an independent organisation, by a day', () => {
    sending().then({
      type: 'campaigns.OutcomeSentToSubstantiator',
      data: { ...of, version: 1, substantiator, answerBy: '2026-04-30' },
    });
  });

  it(rules['not-formulated'].title, () => {
    for (const events of [aDraft(), aSentOutcome(), anAnsweredOutcome('contested')]) {
      sending({}, {}, events).thenRefused('outcome.not-formulated');
    }
  });

  it(rules['substantiator-unknown'].title, () => {
    sending({}, { substantiatorKnown: false }).thenRefused('outcome.substantiator-unknown');
  });

  it(rules['substantiator-was-source'].title, () => {
    const refused = ['outcome.substantiator-was-source', { pointer: '/substantiator' }] as const;
    sending({ substantiator: bodies.farmers }).thenRefused(...refused);
    // Either of them may have been merged into another since.
    sending({}, { substantiatorNow: [substantiator, bodies.farmers] }).thenRefused(...refused);
    sending({}, { sources: [bodies.farmers, substantiator] }).thenRefused(...refused);
    for (const sides of [
      { ...asked, forSource: true },
      { ...nobody, forSource: true },
    ]) {
      answering(sides, by(people.witness)).thenRefused('outcome.substantiator-was-source');
    }
  });

  it(rules['substantiator-had-a-part'].title, () => {
    for (const one of [bodies.women, bodies.stranger]) {
      sending({ substantiator: one }).thenRefused('outcome.substantiator-had-a-part', { pointer: '/substantiator' });
    }
  });

  it(rules['answer-by-past'].title, () => {
    sending({ answerBy: '2026-03-01' }).thenRefused('outcome.answer-by-past', { pointer: '/answerBy' });
  });
});

describe('what a substantiator found', () => {
  it('says all that others need to answer it', () => {
    answering(asked, by(people.witness, 'member-representative')).then({
      type: 'campaigns.OutcomeSubstantiated',
      data: {
        ...{ ...of, version: 1, substantiator, verdict: 'partly', goals: [GOAL], measured, contributions },
        ...{ comment: { value: 'We saw it' }, recordedFor: false },
      },
    } as never);
  });

  it('is put on record by an officer where it came by letter', () => {
    answering(nobody, by(people.officer, 'unit-officer')).then({ data: { substantiator, recordedFor: true } } as never);
  });

  it(rules['not-sent'].title, () => {
    answering(asked, {}, aFormulatedOutcome()).thenRefused('outcome.not-sent');
    answering(asked, {}, anAnsweredOutcome()).thenRefused('outcome.not-sent');
  });

  it(rules['not-asked'].title, () => {
    answering(nobody, by(people.witness, 'member-representative')).thenRefused('outcome.not-asked');
    given(outcome, ...aSentOutcome())
      .when(
        (state, now) => declineSubstantiation(state, { ground: 'not-independent' }, nobody, now),
        by(people.witness, 'member-representative'),
      )
      .thenRefused('outcome.not-asked');
  });

  it(rules['own-outcome'].title, () => {
    // Whoever worded it, in whatever role; and whoever acts for those who harvested it.
    answering(asked, by(people.lead, 'member-representative')).thenRefused('outcome.own-outcome');
    answering(nobody, by(people.lead)).thenRefused('outcome.own-outcome');
    answering({ forHarvester: true, forSubstantiator: true }, by(people.witness)).thenRefused('outcome.own-outcome');
  });

  it('may be that they cannot say: another is to be asked', () => {
    given(outcome, ...aSentOutcome())
      .when((state, now) => declineSubstantiation(state, { ground: 'not-independent' }, asked, now))
      .then({ type: 'campaigns.OutcomeSubstantiationDeclined', data: { ...of, version: 1, substantiator } });
  });

  it('is interpreted, once there is an answer', () => {
    const interpreting = (events: ReturnType<typeof aDraft>) =>
      given(outcome, ...events).when((state, now) =>
        interpret(state, { interpretation: 'Count in public' }, harvester, now),
      );
    for (const verdict of ['substantiated', 'contested'] as const) {
      interpreting(anAnsweredOutcome(verdict)).then({
        type: 'campaigns.OutcomeInterpreted',
        data: { version: 1, interpretation: { value: 'Count in public' } },
      } as never);
    }
    interpreting(aSentOutcome()).thenRefused('outcome.not-answered');
  });

  it(rules['not-answered'].title, () => {
    given(outcome, ...aFormulatedOutcome())
      .when((state, now) => interpret(state, { interpretation: 'x' }, harvester, now))
      .thenRefused('outcome.not-answered');
  });
});

describe('a statement of an outcome', () => {
  const publishing = (
    more: { draft?: string; text?: string; drafted?: string | undefined } = {},
    moment = by(people.secretariat),
    events = anOutcomeWithStatement(),
  ) => {
    const { draft = STATEMENT, text = 'Medicines are in store', ...rest } = more;
    const drafted = 'drafted' in rest ? rest.drafted : 'Medicines are in store';
    return given(outcome, ...events).when(
      (state, now) => publishStatement(state, { draft, text }, { drafted }, now),
      moment,
    );
  };

  it('is put forward by one and published by another, exactly as it was put forward', () => {
    given(outcome, ...anAnsweredOutcome())
      .when((state, now) => draftStatement(state, { text: 'Medicines are in store' }, now))
      .then({ type: 'campaigns.OutcomeStatementDrafted', data: { draft: 'id-of-draft', version: 1 } });
    publishing().then({
      type: 'campaigns.OutcomeStatementPublished',
      data: {
        ...of,
        draft: STATEMENT,
        version: 1,
        text: 'Medicines are in store',
        verdict: 'substantiated',
        goals: [GOAL],
      },
    });
  });

  it(rules['not-substantiated'].title, () => {
    for (const events of [aDraft(), aSentOutcome(), anAnsweredOutcome('contested')]) {
      given(outcome, ...events)
        .when((state, now) => draftStatement(state, { text: 'x' }, now))
        .thenRefused('outcome.not-substantiated');
    }
    given(outcome, ...anAnsweredOutcome('partly'))
      .when((state, now) => draftStatement(state, { text: 'x' }, now))
      .then({ type: 'campaigns.OutcomeStatementDrafted' });
  });

  it(rules['not-drafted'].title, () => {
    publishing({ draft: GOAL }).thenRefused('outcome.not-drafted', { pointer: '/draft' });
    publishing({}, {}, anAnsweredOutcome()).thenRefused('outcome.not-drafted');
    given(outcome, ...anAnsweredOutcome())
      .when((state, now) => declineStatement(state, { draft: STATEMENT, ground: 'names-a-person' }, now))
      .thenRefused('outcome.not-drafted');
  });

  it(rules['own-words'].title, () => {
    publishing({}, by(people.officer)).thenRefused('outcome.own-words');
  });

  it(rules['words-gone'].title, () => {
    publishing({ drafted: undefined }).thenRefused('outcome.words-gone', { pointer: '/draft' });
  });

  it(rules['other-words'].title, () => {
    publishing({ text: 'Some medicines are in store' }).thenRefused('outcome.other-words', { pointer: '/text' });
  });

  it('is declined, by whoever put it forward too', () => {
    given(outcome, ...anOutcomeWithStatement())
      .when(
        (state, now) => declineStatement(state, { draft: STATEMENT, ground: 'names-a-person' }, now),
        by(people.officer),
      )
      .then({ type: 'campaigns.OutcomeStatementDeclined', data: { draft: STATEMENT, ground: 'names-a-person' } });
  });
});
