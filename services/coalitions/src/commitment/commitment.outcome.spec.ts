import { given } from '@baraza/domain';
import {
  aDutyBearersPromise,
  aKeptPromise,
  aLead,
  anAcceptedPromise,
  anotherOfficer,
  anOverduePromise,
  aPromiseBetweenMembers,
  aReportedPromise,
  dateProposed,
  DIGEST,
  FELL_DUE_ON,
  fellDue,
  forPromisee,
  forPromisor,
  neither,
  noEvidence,
  ofMember,
  ofOther,
  persons,
  PROPOSAL,
  theMaker,
} from './commitment.builders.ts';
import { agreeDate, declineDate, proposeDate } from './commitment.dates.pure.ts';
import { breakPromise, contest, excuse, keep } from './commitment.outcome.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import { commitment } from './commitment.state.ts';

const { rules } = commitmentRules;
const onGround = { ground: 'nothing-done', narrative: { text: 'The office is closed.' } };
const later = { ground: 'funds-late', dueOn: '2026-06-30' };

describe('whether a promise was kept', () => {
  it('is said by those to whom it was made: in time, by the day on which it was done', () => {
    given(commitment, ...aReportedPromise())
      .when((state, now) => keep(state, { evidence: { files: [DIGEST], links: [] } }, forPromisee, now), {
        actor: ofMember,
      })
      .then({
        type: 'coalitions.CommitmentKept',
        data: { doneOn: '2026-02-20', onTime: true, evidence: { files: [DIGEST], links: [] } },
      });
  });

  it('is said late, and it was in time nevertheless; or it was not', () => {
    const given_ = given(commitment, ...aReportedPromise(), fellDue());
    const moment = { actor: ofMember, effectiveOn: '2026-04-10', today: '2026-04-10' };
    given_
      .when((state, now) => keep(state, { evidence: noEvidence }, forPromisee, now), moment)
      .then({ data: { doneOn: '2026-02-20', onTime: true } as never });
    given_
      .when((state, now) => keep(state, { doneOn: '2026-04-05', evidence: noEvidence }, forPromisee, now), moment)
      .then({ data: { doneOn: '2026-04-05', onTime: false } as never });
  });

  it('is said without a word of its promisor, too, and by an officer who had no part in it', () => {
    for (const [sides, actor] of [
      [forPromisee, ofMember],
      [neither, anotherOfficer],
    ] as const) {
      given(commitment, ...anAcceptedPromise())
        .when((state, now) => keep(state, { evidence: noEvidence }, sides, now), { actor })
        .then({ type: 'coalitions.CommitmentKept' });
    }
  });

  it('is judged by nobody who made it or told of its progress', () => {
    for (const judge of [
      () =>
        given(commitment, ...aReportedPromise()).when(
          (state, now) => keep(state, { evidence: noEvidence }, neither, now),
          { actor: theMaker },
        ),
      () =>
        given(commitment, ...aReportedPromise()).when((state, now) => contest(state, onGround, neither, now), {
          actor: theMaker,
        }),
      () =>
        given(commitment, ...anOverduePromise()).when((state, now) => excuse(state, onGround, neither, now), {
          actor: theMaker,
          effectiveOn: FELL_DUE_ON,
        }),
      () =>
        given(commitment, ...aPromiseBetweenMembers()).when(
          (state, now) => keep(state, { evidence: noEvidence }, forPromisor, now),
          { actor: ofOther },
        ),
      () =>
        given(commitment, ...aPromiseBetweenMembers()).when(
          (state, now) => keep(state, { evidence: noEvidence }, { forPromisor: true, forPromisee: true }, now),
          { actor: ofMember },
        ),
    ]) {
      judge().thenRefused('commitment.own-promise');
    }
  });

  it('is judged by those whom it concerns', () => {
    given(commitment, ...aPromiseBetweenMembers(), fellDue())
      .when((state, now) => breakPromise(state, onGround, neither, now), { actor: aLead, effectiveOn: FELL_DUE_ON })
      .thenRefused('commitment.judges-for-another');
    given(commitment, ...aDutyBearersPromise(), fellDue())
      .when((state, now) => breakPromise(state, onGround, neither, now), { actor: aLead, effectiveOn: FELL_DUE_ON })
      .then({ type: 'coalitions.CommitmentBroken', ground: 'nothing-done' });
  });

  it('is contested, and then nobody waits for it to be confirmed any more', () => {
    given(commitment, ...aReportedPromise())
      .when((state, now) => contest(state, onGround, forPromisee, now), { actor: ofMember })
      .then({
        type: 'coalitions.CommitmentReportContested',
        data: { ground: 'nothing-done', narrative: { subject: 'id-of-narrative', value: 'The office is closed.' } },
        ground: 'nothing-done',
      } as never);
  });

  it(rules['not-reported'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => contest(state, onGround, forPromisee, now), { actor: ofMember })
      .thenRefused('commitment.not-reported');
  });

  it(rules['not-due'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => breakPromise(state, onGround, forPromisee, now), { actor: ofMember })
      .thenRefused('commitment.not-due');
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => breakPromise(state, onGround, neither, now), { actor: theMaker })
      .then({ type: 'coalitions.CommitmentBroken' });
    given(commitment, ...anOverduePromise())
      .when((state, now) => breakPromise(state, onGround, forPromisee, now), {
        actor: ofMember,
        effectiveOn: FELL_DUE_ON,
      })
      .then({ type: 'coalitions.CommitmentBroken' });
  });

  it('does not matter any more once the promise is let go', () => {
    given(commitment, ...anOverduePromise())
      .when((state, now) => excuse(state, { ground: 'no-longer-needed' }, forPromisee, now), {
        actor: ofMember,
        effectiveOn: FELL_DUE_ON,
      })
      .then({ type: 'coalitions.CommitmentExcused', data: { ground: 'no-longer-needed' } });
  });

  it('stays as it was found', () => {
    given(commitment, ...aKeptPromise())
      .when((state, now) => breakPromise(state, onGround, forPromisee, now), { actor: ofMember })
      .thenRefused('commitment.ended');
  });
});

describe('another date', () => {
  it('is asked for by one side, and agreed to by the other', () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => proposeDate(state, later, neither, now), { actor: theMaker })
      .then({
        type: 'coalitions.CommitmentDateProposed',
        data: { proposal: 'id-of-proposal', side: 'promisor', ...later },
        ground: 'funds-late',
      });
    given(commitment, ...anAcceptedPromise(), dateProposed())
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, forPromisee, now), { actor: ofMember })
      .then({
        type: 'coalitions.CommitmentRenegotiated',
        data: { proposal: PROPOSAL, ground: 'funds-late', formerDueOn: '2026-03-31', dueOn: '2026-06-30' },
      });
  });

  it('is asked for by those to whom it was promised, too; an officer says on whose word', () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => proposeDate(state, later, forPromisee, now), { actor: ofMember })
      .then({ data: { side: 'promisee' } as never });
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => proposeDate(state, { ...later, side: 'promisee' }, neither, now), { actor: anotherOfficer })
      .then({ data: { side: 'promisee' } as never });
    given(commitment, ...anAcceptedPromise(), dateProposed('promisee', persons.officer))
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, neither, now), { actor: theMaker })
      .then({ type: 'coalitions.CommitmentRenegotiated' });
  });

  it('brings a promise back that had fallen due', () => {
    const overdue = given(commitment, ...anOverduePromise());
    overdue
      .when((state, now) => proposeDate(state, later, neither, now), { actor: theMaker, effectiveOn: FELL_DUE_ON })
      .then({ type: 'coalitions.CommitmentDateProposed' });
  });

  it('is declined on a ground, and the promise stands as it did', () => {
    given(commitment, ...anAcceptedPromise(), dateProposed())
      .when((state, now) => declineDate(state, { proposal: PROPOSAL, ground: 'too-late' }, forPromisee, now), {
        actor: ofMember,
      })
      .then({ type: 'coalitions.CommitmentDateDeclined', data: { proposal: PROPOSAL, ground: 'too-late' } });
  });

  it(rules['own-date'].title, () => {
    const proposed = [...anAcceptedPromise(), dateProposed()];
    given(commitment, ...proposed)
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, neither, now), { actor: theMaker })
      .thenRefused('commitment.own-date');
    given(commitment, ...anAcceptedPromise(), dateProposed('promisor', persons.officer))
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, neither, now), { actor: anotherOfficer })
      .thenRefused('commitment.own-date');
    given(commitment, ...anAcceptedPromise(), dateProposed('promisee', persons.member))
      .when((state, now) => declineDate(state, { proposal: PROPOSAL, ground: 'x' }, forPromisee, now), {
        actor: { ...ofMember, person: persons.other },
      })
      .thenRefused('commitment.own-date');
  });

  it(rules['date-proposed'].title, () => {
    given(commitment, ...anAcceptedPromise(), dateProposed())
      .when((state, now) => proposeDate(state, later, neither, now))
      .thenRefused('commitment.date-proposed');
  });

  it(rules['no-date-proposed'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, forPromisee, now))
      .thenRefused('commitment.no-date-proposed', { pointer: '/proposal' });
  });

  it(rules['same-date'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => proposeDate(state, { ...later, dueOn: '2026-03-31' }, neither, now))
      .thenRefused('commitment.same-date', { pointer: '/dueOn' });
  });

  it(rules['date-past'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => proposeDate(state, { ...later, dueOn: '2026-03-01' }, neither, now))
      .thenRefused('commitment.date-past', { pointer: '/dueOn' });
    given(commitment, ...anAcceptedPromise(), dateProposed())
      .when((state, now) => agreeDate(state, { proposal: PROPOSAL }, forPromisee, now), { effectiveOn: '2026-07-01' })
      .thenRefused('commitment.date-past');
  });
});
