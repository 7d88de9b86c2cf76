import {
  dropRemoval,
  type DropRemoval,
  proposeRemoval,
  removalServed,
  remove,
  replyToRemoval,
  type ReplyToRemoval,
  serveRemoval,
  type ServeRemoval,
} from './coalition.removal.ts';
import type {
  CoalitionActivity,
  CoalitionKind,
  DecidedAs,
  coalitionFormed,
  CoalitionStage,
  participantAdmitted,
} from '@baraza/contracts';
import { unreachable, type Decided, type Deciding } from '@baraza/domain';
import { noteActivity } from './coalition.activity.ts';
import { nameGoals, reachStage, revive, type GoalsFacts, type NameGoals } from './coalition.life.ts';
import { coalitionRules } from './coalition.rules.ts';
import {
  accept,
  admit,
  ask,
  changeRole,
  decline,
  invite,
  leave,
  type AskForSeat,
  type InviteParticipant,
  type OfOrganisation,
} from './coalition.seats.ts';
import { fitForSeat, tagsOf, type OrganisationStanding } from './coalition.standing.ts';
import type { CoalitionState } from './coalition.state.ts';
import {
  reinstate,
  suspend,
  suspendForMembership,
  type EndedMembership,
  type OnGrounds,
  type ReinstateSeat,
} from './coalition.suspension.ts';
import { adoptTerms, proposeTerms, type AdoptTerms, type ProposeTerms } from './coalition.terms.ts';
import { windDown, type WindDown, type WindingDownFacts } from './coalition.winding-down.ts';

export interface FormCoalition {
  readonly kind: CoalitionKind;
  readonly name: string;
  readonly unit: string;
  readonly purpose: string;
  readonly themes: readonly string[];
  /** The organisation that convenes it from the start. */
  readonly convenor?: string;
}

export interface FormingFacts {
  readonly unitKnown: boolean;
  /** Of the convenor, where one is named. */
  readonly convenor?: OrganisationStanding | undefined;
}

/** @throws Rejection `formed-once`, `unit-unknown`, `organisation-unknown`, `organisation-closed` */
export function form(
  state: CoalitionState,
  command: FormCoalition,
  facts: FormingFacts,
  given: Deciding,
): readonly (DecidedAs<typeof coalitionFormed> | DecidedAs<typeof participantAdmitted>)[] {
  if (state.status !== 'none') throw coalitionRules.broken('formed-once');
  if (!facts.unitKnown) throw coalitionRules.broken('unit-unknown', { pointer: '/unit' });
  const { kind, name, unit, purpose, themes, convenor } = command;
  const common = {
    effectiveOn: given.effectiveOn,
    tags: tagsOf(command, ...(convenor === undefined ? [] : [convenor])),
  };
  const formed = {
    type: 'coalitions.CoalitionFormed' as const,
    data: { kind, name, unit, purpose, themes },
    ...common,
  };
  if (convenor === undefined) return [formed];
  const { membership } = fitForSeat(facts.convenor, '/convenor');
  return [
    formed,
    {
      type: 'coalitions.ParticipantAdmitted',
      data: {
        ...{ seat: given.id('seat'), organisation: convenor, role: 'convenor', basis: 'founding' },
        ...(membership === undefined ? {} : { membership }),
      },
      ...common,
    },
  ];
}

type Standing = { readonly standing: OrganisationStanding | undefined };
export type CoalitionCommand =
  | { readonly kind: 'form'; readonly body: FormCoalition; readonly facts: FormingFacts }
  | ({ readonly kind: 'invite'; readonly body: InviteParticipant } & Standing)
  | ({ readonly kind: 'ask'; readonly body: AskForSeat } & Standing)
  | ({ readonly kind: 'admit' | 'accept'; readonly body: OfOrganisation } & Standing)
  | { readonly kind: 'decline'; readonly body: OfOrganisation & { readonly ground?: string } }
  | { readonly kind: 'leave'; readonly body: OfOrganisation }
  | { readonly kind: 'change-role'; readonly body: InviteParticipant }
  | { readonly kind: 'suspend' | 'propose-removal' | 'remove'; readonly body: OnGrounds }
  | { readonly kind: 'serve-removal'; readonly body: ServeRemoval }
  | { readonly kind: 'removal-served'; readonly body: OfOrganisation }
  | { readonly kind: 'reply-to-removal'; readonly body: ReplyToRemoval }
  | { readonly kind: 'drop-removal'; readonly body: DropRemoval }
  | { readonly kind: 'suspend-for-membership'; readonly body: EndedMembership }
  | ({ readonly kind: 'reinstate'; readonly body: ReinstateSeat } & Standing)
  | { readonly kind: 'name-goals'; readonly body: NameGoals; readonly facts: GoalsFacts }
  | { readonly kind: 'reach-stage'; readonly body: { readonly stage: CoalitionStage } }
  | { readonly kind: 'revive' }
  | { readonly kind: 'note-activity'; readonly by: CoalitionActivity }
  | { readonly kind: 'propose-terms'; readonly body: ProposeTerms }
  | { readonly kind: 'adopt-terms'; readonly body: AdoptTerms }
  | { readonly kind: 'wind-down'; readonly body: WindDown; readonly facts: WindingDownFacts };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: CoalitionCommand, state: CoalitionState, given: Deciding): readonly Decided[] {
  switch (command.kind) {
    case 'form':
      return form(state, command.body, command.facts, given);
    case 'invite':
      return invite(state, command.body, command.standing, given);
    case 'ask':
      return ask(state, command.body, command.standing, given);
    case 'admit':
      return admit(state, command.body, command.standing, given);
    case 'accept':
      return accept(state, command.body, command.standing, given);
    case 'decline':
      return decline(state, command.body, given);
    case 'leave':
      return leave(state, command.body, given);
    case 'change-role':
      return changeRole(state, command.body, given);
    case 'suspend':
      return suspend(state, command.body, given);
    case 'propose-removal':
      return proposeRemoval(state, command.body, given);
    case 'serve-removal':
      return serveRemoval(state, command.body, given);
    case 'removal-served':
      return removalServed(state, command.body, given);
    case 'reply-to-removal':
      return replyToRemoval(state, command.body, given);
    case 'drop-removal':
      return dropRemoval(state, command.body, given);
    case 'remove':
      return remove(state, command.body, given);
    case 'suspend-for-membership':
      return suspendForMembership(state, command.body, given);
    case 'reinstate':
      return reinstate(state, command.body, command.standing, given);
    case 'name-goals':
      return nameGoals(state, command.body, command.facts, given);
    case 'reach-stage':
      return reachStage(state, command.body, given);
    case 'revive':
      return revive(state, given);
    case 'note-activity':
      return noteActivity(state, command.by, given);
    case 'propose-terms':
      return proposeTerms(state, command.body, given);
    case 'adopt-terms':
      return adoptTerms(state, command.body, given);
    case 'wind-down':
      return windDown(state, command.body, command.facts, given);
    default:
      return unreachable(command);
  }
}
