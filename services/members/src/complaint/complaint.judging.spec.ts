import { addDays, fold, given } from '@baraza/domain';
import { by } from '../testing/record.ts';
import { confirmOnAppeal, proposeOnAppeal } from './complaint.appeal.pure.ts';
import { issueNotice, serveNotice } from './complaint.decider.ts';
import { confirm, propose } from './complaint.judging.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import { complaint } from './complaint.state.ts';
import {
  aComplaint,
  aDecidedComplaint,
  against,
  anAppeal,
  anAppealWithProposal,
  aNoticedComplaint,
  anUnansweredComplaint,
  APPEAL_PROPOSAL,
  aRepliedComplaint,
  aServedComplaint,
  DECIDED,
  GROUND,
  impartial,
  judging,
  persons,
  procedure,
  PROPOSAL,
  proposed,
  raisingFacts,
} from './complaints.fixture.ts';

const { rules } = complaintRules;
const ofMember = { ...judging, isOfMember: true };
const ofComplainant = { ...judging, isOfComplainant: true };
const at = (date: string) => ({ effectiveOn: date, today: date });
const committee = (person: string, date = DECIDED) => ({ ...by(person, 'conduct-committee'), ...at(date) });
const why = { text: 'Why.' };
const suspension = {
  decision: 'suspension' as const,
  until: '2026-06-30',
  grounds: [GROUND],
  reasons: why,
};
const expulsion = { decision: 'expulsion' as const, grounds: [GROUND], reasons: why };
const dismissal = { decision: 'dismissal' as const, grounds: ['unfounded'], reasons: why };

describe('deciding a complaint', () => {
  const replied = given(complaint, ...aRepliedComplaint());
  const withProposal = given(complaint, ...aRepliedComplaint(), proposed());

  it('begins with a proposal of one, which decides nothing', () => {
    replied
      .when((state, now) => propose(state, suspension, judging, now), committee(persons.first))
      .then({
        type: 'members.ComplaintDecisionProposed',
        data: { proposal: 'id-of-proposal', decision: 'suspension', until: '2026-06-30', reasons: { value: 'Why.' } },
        tags: ['unit:UG-402'],
      });
  });

  it('is done when as many concur as the rules ask, from that day on, and names them', () => {
    withProposal
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .then(
        { type: 'members.ComplaintDecisionConfirmed' },
        {
          type: 'members.ComplaintDecided',
          effectiveOn: DECIDED,
          ground: GROUND,
          data: {
            measure: 'suspension',
            until: '2026-06-30',
            panel: [{ person: persons.first }, { person: persons.second }],
          },
          tags: [`org:${against.organisation}`, 'unit:UG-402'],
        },
      );
  });

  it('waits for a third where the rules ask for three', () => {
    const [raised, ...rest] = aRepliedComplaint();
    const ofThree = { ...raised!, data: { ...raised!.data, procedure: { ...procedure, panel: 3 } } } as typeof raised;
    given(complaint, ofThree!, ...rest, proposed())
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .then({ type: 'members.ComplaintDecisionConfirmed' });
  });

  it('can be an expulsion, which has no last day', () => {
    given(complaint, ...aRepliedComplaint(), proposed('expulsion'))
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .then({}, { type: 'members.ComplaintDecided', data: { measure: 'expulsion', until: undefined } });
  });

  it('can be a dismissal at any time, of which a member that was never told hears nothing', () => {
    given(complaint, ...aComplaint())
      .when((state, now) => propose(state, dismissal, judging, now), committee(persons.first))
      .then({ type: 'members.ComplaintDecisionProposed', data: { decision: 'dismissal' } });
    given(complaint, ...aComplaint(), proposed('dismissal'))
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .then({}, { type: 'members.ComplaintDismissed', data: { grounds: ['unfounded'] }, tags: ['unit:UG-402'] });
    given(complaint, ...aServedComplaint(), proposed('dismissal'))
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .then({}, { type: 'members.ComplaintDismissed', tags: [`org:${against.organisation}`, 'unit:UG-402'] });
  });

  it(rules['not-heard'].title, () => {
    for (const past of [aComplaint(), aNoticedComplaint(), aServedComplaint()]) {
      const grounds = past.length === 1 ? [] : [GROUND];
      given(complaint, ...past)
        .when((state, now) => propose(state, { ...expulsion, grounds }, judging, now), committee(persons.first))
        .thenRefused('complaint.not-heard');
    }
    for (const past of [aRepliedComplaint(), anUnansweredComplaint()]) {
      given(complaint, ...past)
        .when((state, now) => propose(state, expulsion, judging, now), committee(persons.first))
        .then({ type: 'members.ComplaintDecisionProposed' });
    }
  });

  it(rules['ground-not-noticed'].title, () => {
    const other = raisingFacts.grounds[1]!;
    replied
      .when(
        (state, now) => propose(state, { ...expulsion, grounds: [GROUND, other] }, judging, now),
        committee(persons.first),
      )
      .thenRefused('complaint.ground-not-noticed', { pointer: '/grounds/1' });
  });

  it('is dismissed on grounds of its own', () => {
    replied
      .when((state, now) => propose(state, { ...dismissal, grounds: [GROUND] }, judging, now), committee(persons.first))
      .thenRefused('complaint.ground-unknown', { pointer: '/grounds/0' });
  });

  it(rules['suspension-without-end'].title, () => {
    const { until: _, ...endless } = suspension;
    for (const command of [endless, { ...expulsion, until: '2026-06-30' }, { ...dismissal, until: '2026-06-30' }]) {
      replied
        .when((state, now) => propose(state, command, judging, now), committee(persons.first))
        .thenRefused('complaint.suspension-without-end', { pointer: '/until' });
    }
  });

  it(rules['suspension-over'].title, () => {
    replied
      .when(
        (state, now) => propose(state, { ...suspension, until: addDays(DECIDED, -1) }, judging, now),
        committee(persons.first),
      )
      .thenRefused('complaint.suspension-over', { pointer: '/until' });
    // Confirmed only when it would have been over.
    withProposal
      .when(
        (state, now) => confirm(state, { proposal: PROPOSAL }, judging, now),
        committee(persons.second, '2026-07-01'),
      )
      .thenRefused('complaint.suspension-over');
  });

  it(rules['suspension-too-long'].title, () => {
    const longest = addDays(DECIDED, procedure.suspensionDays);
    replied
      .when(
        (state, now) => propose(state, { ...suspension, until: addDays(longest, 1) }, judging, now),
        committee(persons.first),
      )
      .thenRefused('complaint.suspension-too-long', { pointer: '/until' });
    replied
      .when((state, now) => propose(state, { ...suspension, until: longest }, judging, now), committee(persons.first))
      .then({ type: 'members.ComplaintDecisionProposed' });
  });

  it(rules['membership-over'].title, () => {
    const over = { ...judging, membershipIsOpen: false };
    replied
      .when((state, now) => propose(state, expulsion, over, now), committee(persons.first))
      .thenRefused('complaint.membership-over');
    withProposal
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, over, now), committee(persons.second))
      .thenRefused('complaint.membership-over');
    replied
      .when(
        (state, now) => propose(state, { ...dismissal, grounds: ['membership-over'] }, over, now),
        committee(persons.first),
      )
      .then({ type: 'members.ComplaintDecisionProposed' });
  });

  it(rules['not-proposed'].title, () => {
    replied
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.second))
      .thenRefused('complaint.not-proposed', { pointer: '/proposal' });
    withProposal
      .when((state, now) => confirm(state, { proposal: APPEAL_PROPOSAL }, judging, now), committee(persons.second))
      .thenRefused('complaint.not-proposed');
  });

  it(rules['confirmed-by-proposer'].title, () => {
    withProposal
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, judging, now), committee(persons.first))
      .thenRefused('complaint.confirmed-by-proposer');
  });

  it('begins anew with another proposal: those who concurred in the first are asked again', () => {
    const after = fold(complaint, [
      ...aRepliedComplaint(),
      proposed('expulsion'),
      { ...proposed('suspension', { by: persons.second, on: '2026-02-11' }) },
    ]);
    expect(after).toMatchObject({
      proposed: { decision: 'suspension', concurring: [{ person: persons.second }] },
      judges: [persons.first, persons.second],
    });
  });
});

describe('who judges', () => {
  const facts = { ...impartial, grounds: raisingFacts.grounds };
  const notice = { grounds: [GROUND], notice: why };

  it(rules['own-organisation'].title, () => {
    given(complaint, ...aRepliedComplaint())
      .when((state, now) => propose(state, expulsion, ofMember, now), committee(persons.first))
      .thenRefused('complaint.own-organisation');
    given(complaint, ...aRepliedComplaint(), proposed())
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, ofMember, now), committee(persons.second))
      .thenRefused('complaint.own-organisation');
    given(complaint, ...anAppeal())
      .when((state, now) => proposeOnAppeal(state, { outcome: 'decision-upheld', reasons: why }, ofMember, now), {
        ...by(persons.third, 'conduct-committee', against.organisation),
        ...at('2026-02-25'),
      })
      .thenRefused('complaint.own-organisation');
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => serveNotice(state, { proof: 'handed-over' }, ofMember, now), by(persons.clerk))
      .thenRefused('complaint.own-organisation');
  });

  it(rules['complainant-decides'].title, () => {
    const raiser = committee(persons.complainant);
    given(complaint, ...aComplaint())
      .when((state, now) => issueNotice(state, notice, facts, now), raiser)
      .thenRefused('complaint.complainant-decides');
    for (const [who, as] of [
      [judging, raiser],
      [ofComplainant, committee(persons.third)],
    ] as const) {
      given(complaint, ...aRepliedComplaint())
        .when((state, now) => propose(state, dismissal, who, now), as)
        .thenRefused('complaint.complainant-decides');
      given(complaint, ...aRepliedComplaint(), proposed())
        .when((state, now) => confirm(state, { proposal: PROPOSAL }, who, now), as)
        .thenRefused('complaint.complainant-decides');
      given(complaint, ...anAppealWithProposal())
        .when((state, now) => confirmOnAppeal(state, { proposal: APPEAL_PROPOSAL }, who, now), as)
        .thenRefused('complaint.complainant-decides');
    }
  });

  it(rules['not-of-the-committee'].title, () => {
    const deputation = '50000000-0000-4000-8000-000000000001';
    const replied = given(complaint, ...aRepliedComplaint());
    const officer = { ...by(persons.clerk, 'secretariat'), ...at(DECIDED) };
    replied
      .when((state, now) => propose(state, expulsion, judging, now), officer)
      .thenRefused('complaint.not-of-the-committee');
    replied
      .when((state, now) => propose(state, expulsion, { ...judging, deputation }, now), officer)
      .then({ type: 'members.ComplaintDecisionProposed', data: { deputation } });
    given(complaint, ...aRepliedComplaint(), proposed())
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, { ...judging, deputation }, now), officer)
      .then({}, { data: { panel: [{ person: persons.first }, { person: persons.clerk, deputation }] } });
    // Nobody is deputed into their own case.
    replied
      .when((state, now) => propose(state, expulsion, { ...ofMember, deputation }, now), officer)
      .thenRefused('complaint.own-organisation');
  });

  it(rules['decides-own-decision'].title, () => {
    const upheld = { outcome: 'decision-upheld' as const, reasons: why };
    for (const person of [persons.first, persons.second]) {
      given(complaint, ...anAppeal())
        .when((state, now) => proposeOnAppeal(state, upheld, judging, now), committee(person, '2026-02-25'))
        .thenRefused('complaint.decides-own-decision');
      given(complaint, ...anAppealWithProposal())
        .when(
          (state, now) => confirmOnAppeal(state, { proposal: APPEAL_PROPOSAL }, judging, now),
          committee(person, '2026-02-26'),
        )
        .thenRefused('complaint.decides-own-decision');
    }
  });

  it('counts a proposal that was replaced as a part in the decision', () => {
    const past = aDecidedComplaint();
    const replaced = proposed('expulsion', { by: persons.third, on: '2026-02-09' });
    const appeal = anAppeal().slice(past.length);
    given(complaint, ...past.slice(0, 4), replaced, ...past.slice(4), ...appeal)
      .when(
        (state, now) => proposeOnAppeal(state, { outcome: 'decision-upheld', reasons: why }, judging, now),
        committee(persons.third, '2026-02-25'),
      )
      .thenRefused('complaint.decides-own-decision');
  });
});
