import { civilDateIn, type CivilDate, type Decided, type Deciding, type Scope } from '@baraza/domain';
import { type Caller, CLOCK, type Clock, CommandHandler, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Deputations, type Deputy } from '../deputation/deputations.ts';
import { membership } from '../membership/membership.state.ts';
import { belongs } from '../membership/membership.steps.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { Rules } from '../rules/rules.ts';
import type { IssueNotice, JudgingFacts, Partiality, RaiseComplaint } from './complaint.commands.pure.ts';
import { consequences, type Standing } from './complaint.consequences.ts';
import { issueNotice, raise } from './complaint.decider.ts';
import { complaintRules } from './complaint.rules.ts';
import { complaint, type ComplaintState, type Known, openToDeputyOf } from './complaint.state.ts';

/** The one decision that somebody can be deputed to. */
export type JudgingTask = 'decide-complaint' | 'decide-appeal';

/** Decisions on a complaint with their look-ups, and with what follows for the membership in the same append. */
@Injectable()
export class ComplaintWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly rules: Rules,
    private readonly deputations: Deputations,
    private readonly facts: ReferenceFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where a complaint stands: in the unit of the member complained of, open to those who act for the complainant. */
  async scopeOf({
    organisation: id,
    complainant,
  }: Pick<RaiseComplaint, 'organisation' | 'complainant'>): Promise<Scope> {
    const { state } = await this.commands.load(organisation, id);
    // One that is not known stands at the root: only who acts for all is told so.
    const unit = state.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : state.profile.unit;
    return { unit, organisations: complainant === undefined ? [] : [complainant] };
  }

  async raise(state: ComplaintState, command: RaiseComplaint, caller: Caller, given: Deciding): Promise<Decision> {
    const { conduct, version } = await this.rules.on(given.effectiveOn);
    const { grounds, ...numbers } = conduct;
    const { complainant } = command;
    const [member, complaining] = await Promise.all([
      this.#memberOf(command.organisation),
      complainant === undefined ? undefined : this.#memberOf(complainant),
    ]);
    const facts = {
      member,
      complainantIsMember: complaining !== undefined,
      actsForComplainant: complainant !== undefined && actsFor(caller, complainant),
      grounds,
      procedure: { rules: version, ...numbers },
    };
    return raise(state, command, facts, given);
  }

  async issueNotice(state: ComplaintState, command: IssueNotice, caller: Caller, given: Deciding): Promise<Decision> {
    // The case goes by the rules of the day it was raised, its grounds too.
    const on = state.status === 'none' ? given.effectiveOn : state.raisedOn;
    const { grounds } = (await this.rules.on(on)).conduct;
    return issueNotice(state, command, { ...(await this.partiality(state, caller)), grounds }, given);
  }

  /** Whether the caller is a party: acts for one of them, or stands on its record. */
  async partiality(state: ComplaintState, caller: Caller): Promise<Partiality> {
    if (state.status === 'none') return { isOfMember: false, isOfComplainant: false };
    const [isOfMember, isOfComplainant] = await Promise.all([
      this.#isOf(state.organisation, caller),
      state.complainant === undefined ? false : this.#isOf(state.complainant, caller),
    ]);
    return { isOfMember, isOfComplainant };
  }

  /**
   * The case as it is open to whoever asks: to a deputy of the board too, who comes from an organisation that it does not
   * concern.
   */
  async openTo(id: string, caller: Caller, tasks: readonly JudgingTask[]) {
    const { state } = await this.commands.load(complaint, id);
    if (state.status === 'none') return { aggregate: complaint, isDeputed: false };
    const today = civilDateIn(this.facts.zoneOf(state.unit), new Date(this.clock.now()).toISOString());
    const found = await Promise.all(tasks.map((task) => this.#deputyFor(id, task, caller, today)));
    const deputy = found.find((one) => one !== undefined);
    return deputy === undefined
      ? { aggregate: complaint, isDeputed: false }
      : { aggregate: openToDeputyOf(deputy.organisation), isDeputed: true };
  }

  #deputyFor(id: string, task: JudgingTask, caller: Caller, on: CivilDate): Promise<Deputy | undefined> {
    return this.deputations.deputyFor({ kind: 'complaint', id }, task, caller.person, on);
  }

  /**
   * A step of judging, with what it leads to: the membership suspended, ended or given back when the panel is whole, and
   * the deputation of whoever needed one used up.
   */
  async judge(
    id: string,
    task: JudgingTask,
    state: ComplaintState,
    caller: Caller,
    given: Deciding,
    decide: (facts: JudgingFacts) => readonly Decided[],
  ): Promise<Decision> {
    if (state.status === 'none') throw complaintRules.broken('not-raised');
    const sits = given.actor.roles.includes('conduct-committee');
    const [parties, standing, deputy] = await Promise.all([
      this.partiality(state, caller),
      this.#standing(state),
      sits ? undefined : this.#deputyFor(id, task, caller, given.effectiveOn),
    ]);
    const seat = deputy === undefined ? {} : { deputation: deputy.id };
    const events = decide({ ...parties, ...seat, membershipIsOpen: belongs(standing.membership) });
    const used = deputy === undefined ? [] : [this.deputations.used(deputy.id)];
    return { events, also: [...consequences(id, state, events, standing), ...used] };
  }

  /** What the decision rests on besides the case itself. */
  async #standing({ organisation: of, membership: its }: Known): Promise<Standing> {
    const [{ state }, { state: place }] = await Promise.all([
      this.commands.load(membership, its),
      this.commands.load(openMembership, of),
    ]);
    return { membership: state, place };
  }

  /** The membership by which an organisation belongs to the forum; undefined where it does not. */
  async #memberOf(id: string): Promise<{ readonly membership: string; readonly unit: string } | undefined> {
    const { state: place } = await this.commands.load(openMembership, id);
    if (place.status !== 'held') return undefined;
    const { state } = await this.commands.load(membership, place.membership);
    return belongs(state) ? { membership: place.membership, unit: state.unit } : undefined;
  }

  async #isOf(id: string, caller: Caller): Promise<boolean> {
    if (actsFor(caller, id)) return true;
    const { state } = await this.commands.load(organisation, id);
    if (state.status === 'none') return false;
    const serving = state.offices.filter(({ until }) => until === undefined);
    return [...state.contacts, ...state.representatives, ...serving].some(({ person }) => person === caller.person);
  }
}

const actsFor = ({ roles }: Caller, organisationId: string): boolean =>
  roles.some((held) => held.organisation === organisationId);
