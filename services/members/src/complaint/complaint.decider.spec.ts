import { addDays, calendarUntil, fold, given } from '@baraza/domain';
import { aMoment } from '@baraza/domain';
import { by } from '../testing/record.ts';
import { issueNotice, raise, reply, serveNotice, withdraw } from './complaint.decider.ts';
import type { RaiseComplaint } from './complaint.commands.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import { complaint } from './complaint.state.ts';
import {
  aComplaint,
  aDecidedComplaint,
  against,
  aNoticedComplaint,
  anUnansweredComplaint,
  aRepliedComplaint,
  aServedComplaint,
  COMPLAINANT,
  GROUND,
  impartial,
  persons,
  procedure,
  proposed,
  raisingFacts,
  REPLY_BY,
  SERVED,
} from './complaints.fixture.ts';

const { rules } = complaintRules;
const ofMember = { isOfMember: true, isOfComplainant: false };
const ofComplainant = { isOfMember: false, isOfComplainant: true };
const at = (date: string) => ({ effectiveOn: date, today: date });
const representative = by(persons.member, 'member-representative', against.organisation);

describe('raising a complaint', () => {
  const asked: RaiseComplaint = {
    organisation: against.organisation,
    grounds: [GROUND],
    source: 'community',
    narrative: { text: 'What happened.', about: [persons.fourth] },
  };
  const theirs: RaiseComplaint = { ...asked, source: 'member', complainant: COMPLAINANT };
  const complainant = by(persons.complainant, 'member-representative', COMPLAINANT);

  it('goes by the numbers of the rules of its day, and puts what was told into the vault under those it is about', () => {
    given(complaint)
      .when((state, now) => raise(state, asked, raisingFacts, now))
      .then({
        type: 'members.ComplaintRaised',
        data: {
          ...against,
          grounds: [GROUND],
          source: 'community',
          narrative: { subject: 'id-of-/narrative', value: 'What happened.', about: [persons.fourth] },
          procedure,
        },
        tags: ['unit:UG-402'],
      });
  });

  it('is open to a member, in its own name', () => {
    given(complaint)
      .when((state, now) => raise(state, theirs, { ...raisingFacts, actsForComplainant: true }, now), complainant)
      .then({ type: 'members.ComplaintRaised', data: { source: 'member', complainant: COMPLAINANT } });
  });

  it(rules['complains-for-another'].title, () => {
    for (const command of [theirs, asked]) {
      given(complaint)
        .when((state, now) => raise(state, command, raisingFacts, now), complainant)
        .thenRefused('complaint.complains-for-another', { pointer: '/complainant' });
    }
  });

  it(rules['already-raised'].title, () => {
    given(complaint, ...aComplaint())
      .when((state, now) => raise(state, asked, raisingFacts, now))
      .thenRefused('complaint.already-raised');
  });

  it(rules['not-a-member'].title, () => {
    given(complaint)
      .when((state, now) => raise(state, asked, { ...raisingFacts, member: undefined }, now))
      .thenRefused('complaint.not-a-member', { pointer: '/organisation' });
  });

  it(rules['source-unclear'].title, () => {
    for (const command of [
      { ...asked, complainant: COMPLAINANT },
      { ...asked, source: 'member' as const },
    ]) {
      given(complaint)
        .when((state, now) => raise(state, command, raisingFacts, now))
        .thenRefused('complaint.source-unclear', { pointer: '/complainant' });
    }
  });

  it(rules['complainant-unknown'].title, () => {
    given(complaint)
      .when((state, now) => raise(state, theirs, { ...raisingFacts, complainantIsMember: false }, now))
      .thenRefused('complaint.complainant-unknown', { pointer: '/complainant' });
  });

  it(rules['complains-of-itself'].title, () => {
    given(complaint)
      .when((state, now) => raise(state, { ...theirs, complainant: against.organisation }, raisingFacts, now))
      .thenRefused('complaint.complains-of-itself');
  });

  it(rules['ground-unknown'].title, () => {
    given(complaint)
      .when((state, now) => raise(state, { ...asked, grounds: [GROUND, 'dislike'] }, raisingFacts, now))
      .thenRefused('complaint.ground-unknown', { pointer: '/grounds/1' });
  });
});

describe('the notice', () => {
  const notice = { grounds: [GROUND], notice: { text: 'You are complained of for this.' } };
  const facts = { ...impartial, grounds: raisingFacts.grounds };
  const signed = { proof: 'signed-for' as const };

  it('is issued with the grounds to answer, and is the first that stands under the member’s name', () => {
    given(complaint, ...aComplaint())
      .when((state, now) => issueNotice(state, notice, facts, now), by(persons.clerk))
      .then({
        type: 'members.ComplaintNoticeIssued',
        data: { ...against, grounds: [GROUND], notice: { value: 'You are complained of for this.' } },
        tags: [`org:${against.organisation}`, 'unit:UG-402'],
      });
  });

  it(rules['noticed-already'].title, () => {
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => issueNotice(state, notice, facts, now))
      .thenRefused('complaint.noticed-already');
  });

  it(rules['not-raised'].title, () => {
    given(complaint)
      .when((state, now) => issueNotice(state, notice, facts, now))
      .thenRefused('complaint.not-raised');
  });

  it('names grounds of the rules only', () => {
    given(complaint, ...aComplaint())
      .when((state, now) => issueNotice(state, { ...notice, grounds: ['dislike'] }, facts, now))
      .thenRefused('complaint.ground-unknown', { pointer: '/grounds/0' });
  });

  it('starts the time to reply on the day it is known to have reached the member', () => {
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => serveNotice(state, signed, impartial, now), { ...by(persons.clerk), ...at(SERVED) })
      .then({
        type: 'members.ComplaintNoticeServed',
        data: {
          servedOn: SERVED,
          replyBy: REPLY_BY,
          decideBy: addDays(REPLY_BY, procedure.decideDays),
          proof: 'signed-for',
        },
      });
  });

  it('has one day of service: a later proof is nothing to do', () => {
    for (const past of [aServedComplaint(), anUnansweredComplaint(), aDecidedComplaint()]) {
      given(complaint, ...past)
        .when((state, now) => serveNotice(state, signed, impartial, now))
        .thenNothing();
    }
  });

  it(rules['not-noticed'].title, () => {
    given(complaint, ...aComplaint())
      .when((state, now) => serveNotice(state, signed, impartial, now))
      .thenRefused('complaint.not-noticed');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => serveNotice(state, signed, impartial, now), at('2026-01-07'))
      .thenRefused('complaint.dated-before-last-step', { pointer: '/effectiveOn' });
  });

  it('that never arrived runs no clock, however long it takes', () => {
    const noticed = fold(complaint, aNoticedComplaint());
    expect(calendarUntil(complaint, noticed, '2036-01-01', aMoment)).toEqual([]);
  });
});

describe('the reply', () => {
  const answer = { reply: { text: 'It was not so.' } };

  it('is given by the member', () => {
    given(complaint, ...aServedComplaint())
      .when((state, now) => reply(state, answer, ofMember, now), { ...representative, ...at('2026-01-20') })
      .then({ type: 'members.ComplaintReplyGiven', data: { reply: { value: 'It was not so.' } } });
  });

  it('to a notice that nobody has proof of proves that it arrived', () => {
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => reply(state, answer, ofMember, now), { ...representative, ...at('2026-01-20') })
      .then(
        { type: 'members.ComplaintNoticeServed', data: { servedOn: '2026-01-20', proof: 'acknowledged' } },
        { type: 'members.ComplaintReplyGiven' },
      );
  });

  it('is put on record by an officer, on the member’s word', () => {
    given(complaint, ...aServedComplaint())
      .when((state, now) => reply(state, answer, impartial, now), { ...by(persons.clerk), ...at('2026-01-20') })
      .then({ type: 'members.ComplaintReplyGiven' });
  });

  it(rules['replies-for-another'].title, () => {
    given(complaint, ...aServedComplaint())
      .when((state, now) => reply(state, answer, ofComplainant, now), {
        ...by(persons.complainant, 'member-representative', COMPLAINANT),
        ...at('2026-01-20'),
      })
      .thenRefused('complaint.replies-for-another');
  });

  it(rules['replied-already'].title, () => {
    given(complaint, ...aRepliedComplaint())
      .when((state, now) => reply(state, answer, ofMember, now), representative)
      .thenRefused('complaint.replied-already');
  });

  it('waits for the notice', () => {
    given(complaint, ...aComplaint())
      .when((state, now) => reply(state, answer, ofMember, now), representative)
      .thenRefused('complaint.not-noticed');
  });

  it(rules['reply-late'].title, () => {
    const late = { effectiveOn: REPLY_BY, today: addDays(REPLY_BY, 3) };
    const unanswered = given(complaint, ...anUnansweredComplaint());
    // The member cannot make it timely by dating it back; the officer who has the paper can say when it came.
    unanswered
      .when((state, now) => reply(state, answer, ofMember, now), { ...representative, ...late })
      .thenRefused('complaint.reply-late', { pointer: '/effectiveOn' });
    unanswered
      .when((state, now) => reply(state, answer, impartial, now), { ...by(persons.clerk), ...late })
      .then({ type: 'members.ComplaintReplyGiven', effectiveOn: REPLY_BY });
    unanswered
      .when((state, now) => reply(state, answer, impartial, now), {
        ...by(persons.clerk),
        ...at(addDays(REPLY_BY, 1)),
      })
      .thenRefused('complaint.reply-late');
  });

  it('comes on the last day too, and before the notice never', () => {
    const served = given(complaint, ...aServedComplaint());
    served
      .when((state, now) => reply(state, answer, ofMember, now), { ...representative, ...at(REPLY_BY) })
      .then({ type: 'members.ComplaintReplyGiven' });
    served
      .when((state, now) => reply(state, answer, ofMember, now), { ...representative, ...at(addDays(SERVED, -1)) })
      .thenRefused('complaint.dated-before-last-step');
  });

  it('makes the committee think again: what was proposed without it falls', () => {
    const after = fold(complaint, [...anUnansweredComplaint(), proposed(), ...aRepliedComplaint().slice(-1)]);
    expect(after).toMatchObject({ status: 'replied' });
    expect(after).not.toHaveProperty('proposed');
  });

  it('is no longer waited for from the day after the last', () => {
    const served = fold(complaint, aServedComplaint());
    expect(calendarUntil(complaint, served, REPLY_BY, aMoment)).toEqual([]);
    const [taken] = calendarUntil(complaint, served, '2027-01-01', aMoment);
    expect(taken).toMatchObject({
      step: { rule: 'complaint.reply-period-ends' },
      events: [{ type: 'members.ComplaintReplyPeriodEnded', effectiveOn: addDays(REPLY_BY, 1), data: against }],
      state: { status: 'unanswered' },
    });
  });
});

describe('taking a complaint back', () => {
  it('is for whoever raised it, for their organisation, or on their word for an officer; once is enough', () => {
    const raised = given(complaint, ...aComplaint());
    const withdrawn = { type: 'members.ComplaintWithdrawn', tags: ['unit:UG-402'] };
    raised.when((state, now) => withdraw(state, impartial, now), by(persons.complainant, 'public')).then(withdrawn);
    raised
      .when((state, now) => withdraw(state, ofComplainant, now), by(persons.fourth, 'member-representative'))
      .then(withdrawn);
    raised.when((state, now) => withdraw(state, impartial, now), by(persons.clerk)).then(withdrawn);
    given(complaint, ...aComplaint(), { ...aComplaint()[0]!, type: 'members.ComplaintWithdrawn', data: against })
      .when((state, now) => withdraw(state, impartial, now))
      .thenNothing();
  });

  it(rules['withdrawn-by-another'].title, () => {
    given(complaint, ...aComplaint())
      .when((state, now) => withdraw(state, impartial, now), by(persons.fourth, 'conduct-committee'))
      .thenRefused('complaint.withdrawn-by-another');
  });

  it('is not for the member complained of, whatever office its people hold', () => {
    given(complaint, ...aNoticedComplaint())
      .when((state, now) => withdraw(state, ofMember, now), by(persons.clerk))
      .thenRefused('complaint.own-organisation');
  });

  it(rules['decided-already'].title, () => {
    given(complaint, ...aDecidedComplaint())
      .when((state, now) => withdraw(state, impartial, now), by(persons.clerk))
      .thenRefused('complaint.decided-already');
  });
});
