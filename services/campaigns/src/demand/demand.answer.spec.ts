import { given } from '@baraza/domain';
import { WATER_OFFICER } from '../duty-bearer/duty-bearer.builders.ts';
import { answer, followPromise, withdraw } from './demand.answer.pure.ts';
import {
  acceptance,
  aDeliveredDemand,
  aDemand,
  anExcusedDemand,
  anImplementedDemand,
  aPromisedDemand,
  aRefusedDemand,
  aRenegedDemand,
  aSilentDemand,
  aWithdrawnDemand,
  CAMPAIGN,
  CHANGE_BY,
  COMMITMENT,
  DUE_ON,
  OFFICE,
  shown,
  WORDS,
  citable,
  CITED,
} from './demand.builders.ts';
import type { PromiseNews } from './demand.commands.pure.ts';
import { demandRules } from './demand.rules.ts';
import { demand } from './demand.state.ts';

const { rules } = demandRules;
const about = { campaign: CAMPAIGN, unit: 'UG-402', themes: ['social-justice'] };
const promise = { commitment: 'id-of-commitment', dutyBearer: WATER_OFFICER, office: OFFICE };
const refusal = { answer: 'refused', evidence: shown } as const;
const bare = { files: [], links: [] };
const kept: PromiseNews = { commitment: COMMITMENT, came: 'kept', doneOn: '2026-03-01', onTime: true };

describe('the answer to a demand', () => {
  it('that accepts it is a promise in the register, in the words that were demanded', () => {
    for (const past of [aDeliveredDemand(), aSilentDemand(), aRefusedDemand(), aRenegedDemand(), anExcusedDemand()]) {
      given(demand, ...past)
        .when((state, moment) => answer(state, { ...acceptance, note: { text: 'Aloud.' } }, citable, moment))
        .then(
          {
            type: 'campaigns.DemandAnswered',
            data: { ...about, answer: 'accepted', promise: { ...promise, dueOn: DUE_ON, words: WORDS } },
          },
          { type: 'campaigns.DemandAnswerProven', data: { evidence: shown, note: { value: 'Aloud.' } } },
        );
    }
  });

  it('that accepts a part is a promise that is worded where it stands, due when the change was asked for', () => {
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { answer: 'partly', evidence: shown }, citable, moment))
      .then(
        {
          type: 'campaigns.DemandAnswered',
          data: { ...about, answer: 'partly', promise: { ...promise, dueOn: CHANGE_BY, words: undefined } },
        },
        { type: 'campaigns.DemandAnswerProven' },
      );
  });

  it('may have been in time though it is recorded after the day has passed', () => {
    given(demand, ...aSilentDemand())
      .when((state, moment) => answer(state, refusal, citable, moment), { effectiveOn: '2026-02-12' })
      .then(
        { type: 'campaigns.DemandAnswered', data: { answer: 'refused' }, effectiveOn: '2026-02-12' },
        { type: 'campaigns.DemandAnswerProven', effectiveOn: '2026-02-12' },
      );
  });

  it('refused once and again is nothing new', () => {
    given(demand, ...aRefusedDemand())
      .when((state, moment) => answer(state, refusal, citable, moment))
      .thenNothing();
  });

  it(rules['refused-undated'].title, () => {
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...refusal, promisedBy: DUE_ON }, citable, moment))
      .thenRefused('demand.refused-undated', { pointer: '/promisedBy' });
  });

  it(rules['promise-undated'].title, () => {
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...acceptance, promisedBy: '2026-03-01' }, citable, moment))
      .thenRefused('demand.promise-undated', { pointer: '/promisedBy' });
    const { promisedBy: _, ...undated } = acceptance;
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, undated, citable, moment), { effectiveOn: '2026-07-01' })
      .thenRefused('demand.promise-undated', { pointer: '/promisedBy' });
  });

  it(rules['answer-unproven'].title, () => {
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...acceptance, evidence: bare }, citable, moment))
      .thenRefused('demand.answer-unproven', { pointer: '/files' });
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...refusal, evidence: bare, note: { text: 'Aloud.' } }, citable, moment))
      .then({ type: 'campaigns.DemandAnswered' }, { type: 'campaigns.DemandAnswerProven' });
  });

  it('is shown by evidence, too, which an event of its own names', () => {
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...refusal, evidence: bare, cited: [CITED] }, citable, moment))
      .then(
        { type: 'campaigns.DemandAnswered' },
        { type: 'campaigns.DemandAnswerProven' },
        { type: 'campaigns.DemandEvidenceCited', data: { shows: 'answer', evidence: [CITED] } },
      );
    given(demand, ...aDeliveredDemand())
      .when((state, moment) => answer(state, { ...refusal, cited: [DUE_ON] }, citable, moment))
      .thenRefused('demand.evidence-unknown', { pointer: '/evidence/0' });
  });

  it(rules['not-to-answer'].title, () => {
    for (const past of [aDemand(), aPromisedDemand(), anImplementedDemand(), aWithdrawnDemand()]) {
      given(demand, ...past)
        .when((state, moment) => answer(state, acceptance, citable, moment))
        .thenRefused('demand.not-to-answer');
    }
    given(demand)
      .when((state, moment) => answer(state, acceptance, citable, moment))
      .thenRefused('demand.unknown');
  });
});

describe('withdrawing a demand', () => {
  const ground = 'overtaken-by-events';

  it('ends it while nothing has been promised', () => {
    for (const past of [aDeliveredDemand(), aSilentDemand(), aRefusedDemand()]) {
      given(demand, ...past)
        .when((state, moment) => withdraw(state, { ground }, moment))
        .then({ type: 'campaigns.DemandWithdrawn', data: { ground }, ground });
    }
  });

  it(rules['not-to-withdraw'].title, () => {
    for (const past of [aDemand(), aPromisedDemand(), aRenegedDemand(), anImplementedDemand(), aWithdrawnDemand()]) {
      given(demand, ...past)
        .when((state, moment) => withdraw(state, { ground }, moment))
        .thenRefused('demand.not-to-withdraw');
    }
  });
});

describe('what became of the promise that answered a demand', () => {
  it('is followed: another day, kept, broken, let go', () => {
    const follow = (news: PromiseNews) =>
      given(demand, ...aPromisedDemand()).when((state, moment) => followPromise(state, news, moment));
    const other = { formerDueOn: DUE_ON, dueOn: '2026-08-31', ground: 'funds-late' };
    follow({ commitment: COMMITMENT, came: 'renegotiated', ...other }).then({
      type: 'campaigns.DemandRenegotiated',
      data: { commitment: COMMITMENT, ...other },
    });
    follow(kept).then({
      type: 'campaigns.DemandImplemented',
      data: { commitment: COMMITMENT, doneOn: '2026-03-01', onTime: true },
    });
    follow({ commitment: COMMITMENT, came: 'broken', ground: 'nothing-done' }).then({
      type: 'campaigns.DemandReneged',
      data: { commitment: COMMITMENT, ground: 'nothing-done' },
      ground: 'nothing-done',
    });
    follow({ commitment: COMMITMENT, came: 'excused', ground: 'no-funds' }).then({
      type: 'campaigns.DemandPromiseExcused',
      data: { commitment: COMMITMENT, ground: 'no-funds' },
    });
  });

  it('holds from no earlier than the answer', () => {
    given(demand, ...aPromisedDemand())
      .when((state, moment) => followPromise(state, kept, moment), { effectiveOn: '2026-02-01' })
      .then({ type: 'campaigns.DemandImplemented', effectiveOn: '2026-02-24' });
  });

  it('says nothing where the demand does not rest on that promise, or no longer', () => {
    for (const past of [[], aDeliveredDemand(), aRenegedDemand(), anImplementedDemand()]) {
      given(demand, ...past)
        .when((state, moment) => followPromise(state, kept, moment))
        .thenNothing();
    }
    given(demand, ...aPromisedDemand())
      .when((state, moment) => followPromise(state, { ...kept, commitment: CAMPAIGN }, moment))
      .thenNothing();
  });
});
