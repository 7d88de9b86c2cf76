import { addDays, aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { by, happened } from '../testing/record.ts';
import { confirmOnAppeal, lodgeAppeal, proposeOnAppeal, serveDecision } from './complaint.appeal.pure.ts';
import { confirm } from './complaint.judging.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import { complaint } from './complaint.state.ts';
import {
  aDecidedComplaint,
  aFinalDecision,
  against,
  anAppeal,
  anAppealWithProposal,
  APPEAL_BY,
  APPEAL_PROPOSAL,
  APPEALED,
  aRepliedComplaint,
  aServedDecision,
  DECIDED,
  DECISION_SERVED,
  impartial,
  judging,
  persons,
  procedure,
  PROPOSAL,
  proposed,
} from './complaints.fixture.ts';

const { rules } = complaintRules;
const at = (date: string) => ({ effectiveOn: date, today: date });
const committee = (person: string, date = DECIDED) => ({ ...by(person, 'conduct-committee'), ...at(date) });
const why = { text: 'Why.' };

describe('the appeal', () => {
  const member = { ...by(persons.member, 'member-representative', against.organisation), ...at(APPEALED) };
  const appeal = { appeal: why };
  const own = { isOfMember: true, isOfComplainant: false };

  it('has its time from the day the decision is known to have reached the member', () => {
    given(complaint, ...aDecidedComplaint())
      .when((state, now) => serveDecision(state, { proof: 'acknowledged' }, impartial, now), {
        ...by(persons.clerk),
        ...at(DECISION_SERVED),
      })
      .then({
        type: 'members.ComplaintDecisionServed',
        data: { servedOn: DECISION_SERVED, appealBy: APPEAL_BY, proof: 'acknowledged' },
      });
    for (const past of [aServedDecision(), anAppeal()]) {
      given(complaint, ...past)
        .when((state, now) => serveDecision(state, { proof: 'handed-over' }, impartial, now))
        .thenNothing();
    }
    expect(calendarUntil(complaint, fold(complaint, aDecidedComplaint()), '2036-01-01', aMoment)).toEqual([]);
  });

  it('is over from the day after the last: the decision is final', () => {
    const served = fold(complaint, aServedDecision());
    expect(calendarUntil(complaint, served, APPEAL_BY, aMoment)).toEqual([]);
    expect(calendarUntil(complaint, served, '2027-01-01', aMoment)).toMatchObject([
      {
        events: [{ type: 'members.AppealPeriodEnded', effectiveOn: addDays(APPEAL_BY, 1) }],
        state: { status: 'final' },
      },
    ]);
  });

  it('is lodged by the member, and need not wait for proof that the decision reached it', () => {
    for (const past of [aServedDecision(), aDecidedComplaint()]) {
      given(complaint, ...past)
        .when((state, now) => lodgeAppeal(state, appeal, own, now), member)
        .then({ type: 'members.AppealLodged', data: { decideBy: addDays(APPEALED, procedure.decideDays) } });
    }
    given(complaint, ...aServedDecision())
      .when((state, now) => lodgeAppeal(state, appeal, impartial, now), {
        ...by(persons.complainant, 'member-representative'),
        ...at(APPEALED),
      })
      .thenRefused('complaint.replies-for-another');
  });

  it(rules['not-decided'].title, () => {
    for (const past of [aRepliedComplaint(), [...aRepliedComplaint(), proposed()]]) {
      given(complaint, ...past)
        .when((state, now) => lodgeAppeal(state, appeal, own, now), member)
        .thenRefused('complaint.not-decided');
      given(complaint, ...past)
        .when((state, now) => serveDecision(state, { proof: 'handed-over' }, impartial, now))
        .thenRefused('complaint.not-decided');
    }
  });

  it(rules['appealed-already'].title, () => {
    given(complaint, ...anAppeal())
      .when((state, now) => lodgeAppeal(state, appeal, own, now), member)
      .thenRefused('complaint.appealed-already');
  });

  it(rules['appeal-late'].title, () => {
    const final = given(complaint, ...aFinalDecision());
    const late = { effectiveOn: APPEAL_BY, today: addDays(APPEAL_BY, 5) };
    final
      .when((state, now) => lodgeAppeal(state, appeal, own, now), { ...member, ...late })
      .thenRefused('complaint.appeal-late', { pointer: '/effectiveOn' });
    final
      .when((state, now) => lodgeAppeal(state, appeal, impartial, now), { ...by(persons.clerk), ...late })
      .then({ type: 'members.AppealLodged', effectiveOn: APPEAL_BY });
  });

  it(rules['not-appealed'].title, () => {
    given(complaint, ...aFinalDecision())
      .when(
        (state, now) => proposeOnAppeal(state, { outcome: 'decision-upheld', reasons: why }, judging, now),
        committee(persons.third),
      )
      .thenRefused('complaint.not-appealed');
  });

  it.each(['decision-upheld', 'decision-overturned'] as const)('is decided by others: %s', (outcome) => {
    given(complaint, ...anAppeal())
      .when(
        (state, now) => proposeOnAppeal(state, { outcome, reasons: why }, judging, now),
        committee(persons.third, '2026-02-25'),
      )
      .then({ type: 'members.AppealDecisionProposed', data: { outcome } });
    given(complaint, ...anAppealWithProposal(outcome))
      .when(
        (state, now) => confirmOnAppeal(state, { proposal: APPEAL_PROPOSAL }, judging, now),
        committee(persons.fourth, '2026-02-26'),
      )
      .then(
        { type: 'members.AppealDecisionConfirmed' },
        {
          type: 'members.AppealDecided',
          data: { outcome, panel: [{ person: persons.third }, { person: persons.fourth }] },
        },
      );
  });

  it('needs as many as the decision did', () => {
    given(complaint, ...anAppealWithProposal())
      .when(
        (state, now) => confirmOnAppeal(state, { proposal: APPEAL_PROPOSAL }, judging, now),
        committee(persons.third, '2026-02-26'),
      )
      .thenRefused('complaint.confirmed-by-proposer');
  });

  it('ends with what it was decided to: nothing more is done', () => {
    const over = [
      ...anAppealWithProposal('decision-upheld'),
      happened(
        'members.AppealDecided',
        {
          ...against,
          proposal: APPEAL_PROPOSAL,
          outcome: 'decision-upheld' as const,
          panel: [{ person: persons.third }, { person: persons.fourth }],
        },
        '2026-02-26',
        persons.fourth,
      ),
    ];
    expect(fold(complaint, over).status).toBe('upheld');
    given(complaint, ...over)
      .when((state, now) => lodgeAppeal(state, appeal, own, now), member)
      .thenRefused('complaint.appealed-already');
    given(complaint, ...over)
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.third))
      .thenRefused('complaint.decided-already');
  });
});
