import type { Role, RoleHeld } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { UnitTree } from '../units/unit-tree.pure.ts';
import type { UnitDoc } from '../units/units.read-model.ts';
import { type ForWhom, offered } from './offering.ts';
import type { WorkKind } from './work-kinds.ts';
import { item } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

const unit = (code: string, parent: string | null): UnitDoc => ({
  ...{ is: 'unit', code, name: code, level: 'district', parent, zone: 'Africa/Kampala', since: 1, changed: 1 },
  ...{ validFrom: '2014-07-01', validUntil: null },
  steps: [{ on: '2014-07-01', since: 1, name: code, parent, validUntil: null }],
});
const tree = new UnitTree([
  unit('WAN', null),
  unit('UG-402', 'WAN'),
  unit('UG-402-K', 'UG-402'),
  unit('UG-411', 'WAN'),
]);
const organisation = 'the organisation';
const me = 'me';
const whom = (entitled: readonly RoleHeld[], more: Partial<ForWhom> = {}): ForWhom => ({
  caller: { person: me, roles: entitled, entitled, isPublic: false } satisfies Caller,
  ...{ tree, rootUnit: 'WAN', today: '2026-03-02', endorsers: [], seats: [], goesOnAs: (one) => one, ...more },
});
const doc = (more: Partial<WorkDoc> = {}): WorkDoc => ({
  ...{ aggregate: 'membership', entity: 'entity', unit: 'UG-402', organisation, items: [], persons: [] },
  ...{ organisations: [], needed: 0, dueNext: null, ...more },
});
const waiting = (kind: WorkKind, more: Partial<OpenItem> = {}): OpenItem => ({
  ...item(kind),
  since: '2026-03-01',
  ...more,
});
const held = (role: Role, more: Partial<RoleHeld> = {}): readonly RoleHeld[] => [{ role, ...more }];
const answered = (one: OpenItem, as: ForWhom, of = doc()) =>
  offered(of, one, as)?.answers.map(({ operationId }) => operationId);

it('is offered where a role reaches: at the unit and below, never above or beside', () => {
  const toScreen = waiting('application-to-screen');
  expect(offered(doc(), toScreen, whom(held('secretariat')))?.roles).toEqual(['secretariat']);
  expect(answered(toScreen, whom(held('unit-officer', { unit: 'WAN' })))).toEqual(['screenApplication']);
  expect(answered(toScreen, whom(held('unit-officer', { unit: 'UG-402-K' })))).toBeUndefined();
  expect(answered(toScreen, whom(held('unit-officer', { unit: 'UG-411' })))).toBeUndefined();
  expect(answered(toScreen, whom(held('conduct-committee')))).toBeUndefined();
});

it('whoever had a part is offered only what they may still do', () => {
  const withGaps = waiting('application-with-gaps', { notBy: [me] });
  expect(answered(withGaps, whom(held('secretariat')))).toEqual(['screenApplication']);
  expect(answered(waiting('application-to-decide', { notBy: [me] }), whom(held('secretariat')))).toBeUndefined();
});

it('nobody is offered what is to be judged of their own organisation, or for one that has a part in it', () => {
  const acting = [...held('secretariat'), ...held('member-representative', { organisation })];
  expect(answered(waiting('complaint-to-decide'), whom([...acting, ...held('conduct-committee')]))).toBeUndefined();
  expect(answered(waiting('notice-to-print'), whom(acting))).toEqual(['markNoticePrinted']);
  const complainant = held('member-representative', { organisation: 'who complains' });
  const toDecide = waiting('complaint-to-decide', { notFor: ['who complains'] });
  expect(answered(toDecide, whom([...held('conduct-committee'), ...complainant]))).toBeUndefined();
});

it('a member is asked what concerns itself, and nothing of another', () => {
  const toAnswer = waiting('complaint-to-answer');
  expect(answered(toAnswer, whom(held('member-representative', { organisation })))).toEqual(['replyToComplaint']);
  expect(answered(toAnswer, whom(held('member-representative', { organisation: 'other' })))).toBeUndefined();
  expect(answered(toAnswer, whom(held('secretariat')))).toBeUndefined();
});

it('an application is shown to members of its unit, above or below, that may endorse and have not yet', () => {
  const other = held('member-representative', { organisation: 'other' });
  const from = (at: string) => whom(other, { endorsers: [{ organisation: 'other', unit: at }] });
  const toEndorse = waiting('application-to-endorse');
  for (const at of ['UG-402', 'UG-402-K', 'WAN']) expect(answered(toEndorse, from(at))).toEqual(['endorseApplication']);
  expect(answered(toEndorse, from('UG-411'))).toBeUndefined();
  expect(answered(toEndorse, whom(other))).toBeUndefined();
  expect(answered({ ...toEndorse, notFor: ['other'] }, from('UG-402'))).toBeUndefined();
});

describe('what belongs to a coalition', () => {
  const coalition = 'the coalition';
  const decision = doc({ aggregate: 'decision', organisation: null, coalition });
  const from = (seat: string, of = coalition) => ({
    seats: [{ coalition: of, organisation, role: seat, isOver: false }],
  });
  const convenor = held('coalition-convenor', { organisation });
  const speaker = held('member-representative', { organisation });

  it('is looked after by whoever convenes that one, wherever it stands, and by officers', () => {
    const toDiscuss = waiting('decision-to-discuss');
    const both = ['openDecisionDiscussion', 'withdrawDecision'];
    expect(answered(toDiscuss, whom(convenor, from('convenor')), decision)).toEqual(both);
    expect(answered(toDiscuss, whom(held('unit-officer', { unit: 'WAN' })), decision)).toEqual(both);
    for (const as of [
      whom(convenor, from('participant')),
      whom(convenor, from('convenor', 'another')),
      whom(convenor),
    ]) {
      expect(answered(toDiscuss, as, decision)).toBeUndefined();
    }
    expect(answered(toDiscuss, whom(speaker, from('convenor')), decision)).toBeUndefined();
    expect(answered(toDiscuss, whom(held('coalition-convenor', { unit: 'WAN' })), decision)).toBeUndefined();
  });

  it('is asked of each participant, until that has answered: of those on the roll, where there is one', () => {
    const toHear = waiting('alert-to-hear');
    for (const as of [convenor, speaker]) {
      expect(answered(toHear, whom(as, from('participant')), decision)).toEqual(['acknowledgeAlert']);
    }
    expect(
      answered({ ...toHear, answered: [organisation] }, whom(speaker, from('participant')), decision),
    ).toBeUndefined();
    expect(answered(toHear, whom(speaker, from('participant', 'another')), decision)).toBeUndefined();
    expect(answered(toHear, whom(held('secretariat')), decision)).toBeUndefined();
    for (const gone of [from('observer'), { seats: [{ ...from('participant').seats[0]!, isOver: true }] }]) {
      expect(answered(toHear, whom(speaker, gone), decision)).toBeUndefined();
    }
    const onRoll = (asked: readonly string[]) =>
      answered(waiting('vote-to-cast', { asked }), whom(speaker, from('participant')), decision);
    expect([onRoll([organisation]), onRoll(['others'])]).toEqual([['voteOnDecision'], undefined]);
  });

  it('is asked once of organisations that turned out to be one', () => {
    const both = [...speaker, ...held('member-representative', { organisation: 'merged into it' })];
    const seats = [organisation, 'merged into it'].map((one) => ({
      ...from('participant').seats[0]!,
      organisation: one,
    }));
    const goesOnAs = () => organisation;
    const heard = (by: readonly string[]) =>
      answered({ ...waiting('alert-to-hear'), answered: by }, whom(both, { seats, goesOnAs }), decision);
    expect(heard([])).toEqual(['acknowledgeAlert']);
    for (const by of [organisation, 'merged into it']) expect(heard([by])).toBeUndefined();
  });

  it('is a vote of whoever is on the roll, also where its seat was suspended since, or became an observer’s', () => {
    for (const kind of ['vote-to-cast', 'ballot-to-give'] as const) {
      const toCast = waiting(kind, { asked: [organisation] });
      for (const seats of [{}, from('observer')]) {
        for (const as of [convenor, speaker]) expect(answered(toCast, whom(as, seats), decision)).toHaveLength(1);
      }
      const hasVoted = { ...toCast, answered: [organisation] };
      expect(answered(hasVoted, whom(speaker, from('participant')), decision)).toBeUndefined();
    }
  });

  it('is a seat that an organisation was invited to, or that others decide on', () => {
    const seats = doc({ aggregate: 'coalition', entity: coalition });
    const accepting = ['acceptInvitation', 'declineParticipation'];
    expect(answered(waiting('seat-to-accept'), whom(speaker), seats)).toEqual(accepting);
    const toAdmit = waiting('seat-to-admit');
    expect(answered(toAdmit, whom(convenor, from('convenor')), seats)).toBeUndefined();
    const others = { ...seats, organisation: 'who asks' };
    expect(answered(toAdmit, whom(convenor, from('convenor')), others)).toEqual([
      'admitParticipant',
      'declineParticipation',
    ]);
  });
});

describe('a task of a joint action', () => {
  const coalition = 'the coalition';
  const leader = 'who leads';
  const task = doc({ aggregate: 'joint-action', coalition });
  const seat = (of: string, role: string, isOver = false) => ({ coalition, organisation: of, role, isOver });
  const convenes = { seats: [seat(leader, 'convenor')] };
  const leading = held('coalition-convenor', { organisation: leader });
  const everyVoice = (['coalition-convenor', 'member-representative'] as const).map((role) =>
    held(role, { organisation }),
  );
  const both = ['doTask', 'releaseTask'];

  it('waits for whoever acts for the participant that took it on, a convenor too, and for nobody else', () => {
    const toDo = waiting('task-to-do', { of: organisation });
    const seats = [seat(organisation, 'participant')];
    for (const as of everyVoice) {
      expect(answered(toDo, whom(as, { seats }), task)).toEqual(['doTask', 'blockTask', 'releaseTask']);
    }
    for (const as of [whom(leading, convenes), whom(held('secretariat'))]) {
      expect(answered(toDo, as, task)).toBeUndefined();
    }
  });

  it('is offered to it while it has a seat there, whatever that is, or had one to the end', () => {
    for (const kind of ['task-to-do', 'task-overdue'] as const) {
      const from = (...seats: ForWhom['seats']) =>
        everyVoice.map((as) => answered(waiting(kind, { of: organisation }), whom(as, { seats }), task) !== undefined);
      expect(from(seat(organisation, 'observer'))).toEqual([true, true]);
      expect(from(seat(organisation, 'participant', true))).toEqual([true, true]);
      expect(from()).toEqual([false, false]);
      expect(from({ ...seat(organisation, 'participant'), coalition: 'another' })).toEqual([false, false]);
    }
  });

  it('that is overdue is told of by its participant or an officer, and given to others or dropped by those who lead', () => {
    const overdue = waiting('task-overdue', { of: organisation });
    const itsOwn = { seats: [seat(organisation, 'participant')] };
    for (const as of everyVoice) expect(answered(overdue, whom(as, itsOwn), task)).toEqual(both);
    expect(answered(overdue, whom(leading, convenes), task)).toEqual(['releaseTask', 'dropTask']);
    expect(answered(overdue, whom(held('secretariat')), task)).toEqual([...both, 'dropTask']);
    const leadsItself = whom(everyVoice[0]!, { seats: [seat(organisation, 'convenor')] });
    expect(answered(overdue, leadsItself, task)).toEqual([...both, 'dropTask']);
    const wasConvenor = whom(everyVoice[0]!, { seats: [seat(organisation, 'convenor', true)] });
    expect(answered(overdue, wasConvenor, task)).toEqual(both);
  });

  it('that is overdue and taken on by nobody can only be dropped', () => {
    const unclaimed = { ...task, organisation: null };
    for (const as of [whom(leading, convenes), whom(held('secretariat'))]) {
      expect(answered(waiting('task-overdue'), as, unclaimed)).toEqual(['dropTask']);
    }
  });

  it('whose participant has no seat any more is taken back or dropped by those who lead', () => {
    const left = waiting('task-to-take-back', { of: organisation });
    for (const as of [whom(leading, convenes), whom(held('secretariat'))]) {
      expect(answered(left, as, task)).toEqual(['releaseTask', 'dropTask']);
    }
    for (const as of everyVoice) expect(answered(left, whom(as), task)).toBeUndefined();
  });
});

it('what a person was deputed to is offered to them alone, wherever their role is held', () => {
  const deputed = waiting('deputed-to-decide', { only: me });
  const elsewhere = held('unit-officer', { unit: 'UG-411' });
  expect(answered(deputed, whom(elsewhere))).toEqual(['proposeComplaintDecision', 'confirmComplaintDecision']);
  expect(answered({ ...deputed, only: 'another' }, whom(held('secretariat')))).toBeUndefined();
});

it('what begins to wait later is not there yet', () => {
  const ending = waiting('role-ending', { from: '2026-03-03', due: '2026-04-02' });
  expect(answered(ending, whom(held('secretariat')))).toBeUndefined();
  expect(answered(ending, whom(held('secretariat'), { today: '2026-03-03' }))).toEqual(['grantRole']);
});
