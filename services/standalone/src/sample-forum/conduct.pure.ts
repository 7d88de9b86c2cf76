import { addDays, type CivilDate } from '@baraza/domain';
import {
  command,
  COMMITTEE,
  officerOf,
  representativeOf,
  type SampleOfficer,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const COMPLAINTS = '/members/complaints';
type Steps = ReturnType<typeof command>[];

/** Three cases, one for each thing that can come of a complaint. */
export function planComplaints(
  world: SampleWorld,
  at: Readonly<Record<'dismissed' | 'suspended' | 'expelled', number>>,
): void {
  const about = (index: number): SampleOrganisation | undefined => {
    const found = world.organisations.find(({ id }) => id === world.id('organisation', index));
    return found?.membership?.status === 'member' ? found : undefined;
  };
  const story = (day: CivilDate, index: number, tell: (one: SampleOrganisation, path: string) => Steps): void => {
    world.on(day, () => {
      const member = about(index);
      return member === undefined ? [] : tell(member, `${COMPLAINTS}/${world.id('complaint', index)}`);
    });
  };
  story('2022-05-10', at.dismissed, (member, path) => dismissed(world, '2022-05-10', member, path));
  story('2023-03-14', at.suspended, (member, path) => suspended(world, '2023-03-14', member, path));
  story('2024-08-20', at.expelled, (member, path) => expelled(world, '2024-08-20', member, path));
}

/** Somebody of the community complains; the member answers in time, and nothing is found. */
function dismissed(world: SampleWorld, day: CivilDate, member: SampleOrganisation, path: string): Steps {
  const grounds = ['misuse-of-the-forums-name'];
  noticed(world, day, path, grounds);
  replied(world, addDays(day, 21), member, path);
  decided(world, addDays(day, 40), path, { decision: 'dismissal', grounds: ['no-breach-of-the-code'] });
  return [raised(officerOf(member.district), member, path, grounds, { source: 'community' })];
}

/** The member does not answer; the committee decides when its time is over, and the calendar ends what it decided. */
function suspended(world: SampleWorld, day: CivilDate, member: SampleOrganisation, path: string): Steps {
  const grounds = ['undeclared-conflict-of-interest'];
  const on = addDays(day, 45);
  const until = addDays(on, 90);
  noticed(world, day, path, grounds);
  decided(world, on, path, { decision: 'suspension', until, grounds }, () => (member.membership!.status = 'suspended'));
  served(world, addDays(on, 6), path, 'serve-decision');
  world.on(addDays(until, 1), () => {
    member.membership!.status = 'member';
    return [];
  });
  return [raised(officerOf(member.district), member, path, grounds, { source: 'officer' })];
}

/** Another member complains; the member answers, is expelled, appeals, and others find the same. */
function expelled(world: SampleWorld, day: CivilDate, member: SampleOrganisation, path: string): Steps {
  const grounds = ['misuse-of-funds', 'false-statement'];
  const complainant = world.organisations.find(({ id, isSteady }) => isSteady && id !== member.id)!.id;
  const on = addDays(day, 50);
  noticed(world, day, path, grounds);
  replied(world, addDays(day, 25), member, path);
  decided(world, on, path, { decision: 'expulsion', grounds }, () => (member.membership!.status = 'ended'));
  served(world, addDays(on, 3), path, 'serve-decision');
  const appeal = { appeal: 'Sample text: why the member asks others to look at it again.' };
  world.on(addDays(on, 20), () => [command(representativeOf(member.id), `${path}/appeal`, appeal)]);
  judged(world, addDays(on, 45), path, COMMITTEE.slice(2), {
    propose: 'propose-appeal-decision',
    confirm: 'confirm-appeal-decision',
    type: 'members.AppealDecisionProposed',
    body: { outcome: 'decision-upheld', reasons: 'Sample text: what the appeal came to.' },
  });
  return [raised(representativeOf(complainant), member, path, grounds, { source: 'member', complainant })];
}

function raised(
  by: SampleOfficer,
  { id: organisation }: SampleOrganisation,
  path: string,
  grounds: readonly string[],
  source: object,
) {
  const narrative = 'Sample text: what happened, where and when.';
  return command(by, COMPLAINTS, {
    id: path.slice(COMPLAINTS.length + 1),
    organisation,
    grounds,
    narrative,
    ...source,
  });
}

/** The notice, and a week later the proof that it was handed over. */
function noticed(world: SampleWorld, day: CivilDate, path: string, grounds: readonly string[]): void {
  const notice = 'Sample text: what the member is asked to answer.';
  world.on(addDays(day, 7), () => [command(secretariat, `${path}/issue-notice`, { grounds, notice }, true)]);
  served(world, addDays(day, 14), path, 'serve-notice');
}

function served(world: SampleWorld, day: CivilDate, path: string, verb: 'serve-notice' | 'serve-decision'): void {
  world.on(day, () => [command(secretariat, `${path}/${verb}`, { proof: 'signed-for' }, true)]);
}

function replied(world: SampleWorld, day: CivilDate, { id }: SampleOrganisation, path: string): void {
  const reply = 'Sample text: what the member had to say.';
  world.on(day, () => [command(representativeOf(id), `${path}/reply`, { reply })]);
}

function decided(
  world: SampleWorld,
  day: CivilDate,
  path: string,
  decision: object,
  then: () => void = () => undefined,
): void {
  judged(world, day, path, COMMITTEE.slice(0, 2), {
    propose: 'propose-decision',
    confirm: 'confirm-decision',
    type: 'members.ComplaintDecisionProposed',
    body: { ...decision, reasons: 'Sample text: what was found, and why this follows.' },
    then,
  });
}

interface Judging {
  readonly propose: string;
  readonly confirm: string;
  /** Of the event that holds the proposal's id. */
  readonly type: string;
  readonly body: object;
  readonly then?: () => void;
}

function judged(
  world: SampleWorld,
  day: CivilDate,
  path: string,
  panel: readonly SampleOfficer[],
  judging: Judging,
): void {
  const [one, other] = panel;
  const { propose, confirm, type, body, then } = judging;
  world.on(day, () => {
    then?.();
    const takes = { into: 'proposal', answered: false, events: `${path}/events`, type } as const;
    return [command(one!, `${path}/${propose}`, body), { ...command(other!, `${path}/${confirm}`, {}, true), takes }];
  });
}
