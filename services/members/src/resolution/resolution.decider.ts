import type {
  DecidedAs,
  resolutionAdopted,
  resolutionEnded,
  resolutionFulfilled,
  resolutionProgressNoted,
  resolutionProgressTold,
  resolutionRescheduled,
  resolutionTextProposed,
  resolutionTextPublished,
} from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import { textFault } from '../publishing.pure.ts';
import type {
  AdoptionFacts,
  AdoptResolution,
  DecidingConvening,
  EndResolution,
  LaterFacts,
  NoteProgress,
  ProposeText,
  PublishText,
  RescheduleResolution,
  ResolutionCommand,
  TextFacts,
} from './resolution.commands.pure.ts';
import { resolutionRules } from './resolution.rules.ts';
import type { OpenResolution, ResolutionState } from './resolution.state.ts';
import { tagsOfResolution } from './resolution.tags.pure.ts';

type Adopted = Exclude<ResolutionState, { status: 'none' }>;

/** @throws Rejection */
export function adopt(
  state: ResolutionState,
  command: AdoptResolution,
  facts: AdoptionFacts,
  given: Deciding,
): readonly DecidedAs<typeof resolutionAdopted>[] {
  if (state.status !== 'none') throw resolutionRules.broken('adopted-already', { pointer: '/id' });
  const { convening, number, themes, owner, dueOn, votes, promisee } = command;
  const { unit } = decidedBy(facts.convening, '/convening', given);
  assertParties(command, facts);
  const stranger = themes.findIndex((theme) => !facts.themes.includes(theme));
  if (stranger >= 0) throw resolutionRules.broken('theme-unknown', { pointer: `/themes/${stranger}` });
  if (dueOn < given.effectiveOn) throw resolutionRules.broken('due-before-adopted', { pointer: '/dueOn' });
  const whose = <Kind extends string>({ kind, organisation }: { kind: Kind; organisation?: string | undefined }) => ({
    kind,
    ...(organisation === undefined ? {} : { organisation }),
  });
  const data = {
    ...{ unit, convening, number: number.trim(), themes: [...themes], owner: whose(owner), dueOn },
    ...(votes === undefined ? {} : { votes }),
    ...(promisee === undefined ? {} : { promisee: whose(promisee) }),
  };
  return [
    {
      type: 'members.ResolutionAdopted',
      data,
      effectiveOn: given.effectiveOn,
      tags: tagsOfResolution(data),
    },
  ];
}

function assertParties({ owner, promisee }: AdoptResolution, { organisations }: AdoptionFacts): void {
  if ((owner.kind === 'organisation') !== (owner.organisation !== undefined)) {
    throw resolutionRules.broken('owner-unclear', { pointer: '/owner' });
  }
  if (owner.organisation !== undefined && !organisations.has(owner.organisation)) {
    throw resolutionRules.broken('owner-unknown', { pointer: '/owner/organisation' });
  }
  if (promisee === undefined) return;
  if ((promisee.kind === 'organisation') !== (promisee.organisation !== undefined)) {
    throw resolutionRules.broken('promisee-unclear', { pointer: '/promisee' });
  }
  if (promisee.organisation === undefined) return;
  if (!organisations.has(promisee.organisation)) {
    throw resolutionRules.broken('owner-unknown', { pointer: '/promisee/organisation' });
  }
  if (promisee.organisation === owner.organisation) {
    throw resolutionRules.broken('promises-itself', { pointer: '/promisee/organisation' });
  }
}

/** Another text takes the place of one that was put forward before. @throws Rejection */
export function proposeText(
  state: ResolutionState,
  { text, about }: ProposeText,
  given: Deciding,
): readonly DecidedAs<typeof resolutionTextProposed>[] {
  const known = withoutText(state, given);
  const document = { subject: given.id('/text'), value: text, ...(about === undefined ? {} : { about }) };
  return [
    { type: 'members.ResolutionTextProposed', data: { ...of(known), text: document }, ...onRecord(known, given) },
  ];
}

/** A second person, who was shown the exact text, lets it into the record. @throws Rejection */
export function publishText(
  state: ResolutionState,
  { text, namesNoPrivatePerson }: PublishText,
  facts: TextFacts,
  given: Deciding,
): readonly DecidedAs<typeof resolutionTextPublished>[] {
  const known = withoutText(state, given);
  const { proposed } = known;
  if (proposed === undefined) throw resolutionRules.broken('no-text-proposed');
  if (proposed.by === given.actor.person) throw resolutionRules.broken('published-by-proposer');
  const fault = textFault({ text, namesNoPrivatePerson }, facts.proposed);
  if (fault === 'another-text') throw resolutionRules.broken('not-the-text', { pointer: '/text' });
  if (fault === 'not-confirmed') throw resolutionRules.broken('not-confirmed', { pointer: '/namesNoPrivatePerson' });
  return [{ type: 'members.ResolutionTextPublished', data: { ...of(known), text }, ...onRecord(known, given) }];
}

/** How far it is, and in words what was done. @throws Rejection */
export function noteProgress(
  state: ResolutionState,
  { percent, note, about }: NoteProgress,
  given: Deciding,
): readonly (DecidedAs<typeof resolutionProgressNoted> | DecidedAs<typeof resolutionProgressTold>)[] {
  const known = open(state, given);
  const { actor } = given;
  const isOfficer = actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');
  if (!isOfficer && actor.organisation !== known.owner.organisation) throw resolutionRules.broken('notes-for-another');
  const told = note === undefined ? [] : [{ subject: given.id('/note'), value: note, ...(about ? { about } : {}) }];
  if (percent === known.percent && told.length === 0) return [];
  const record = onRecord(known, given);
  return [
    { type: 'members.ResolutionProgressNoted', data: { ...of(known), percent }, ...record },
    ...told.map((document) => ({
      type: 'members.ResolutionProgressTold' as const,
      data: { ...of(known), note: document },
      ...record,
    })),
  ];
}

/** Only a later convening gives another day. @throws Rejection */
export function reschedule(
  state: ResolutionState,
  { by, dueOn, ground }: RescheduleResolution,
  facts: LaterFacts,
  given: Deciding,
): readonly DecidedAs<typeof resolutionRescheduled>[] {
  const known = open(state, given);
  decidedLater(facts, given);
  if (dueOn <= known.dueOn) {
    throw resolutionRules.broken('same-day', { pointer: '/dueOn', params: { dueOn: known.dueOn } });
  }
  if (dueOn < given.effectiveOn) throw resolutionRules.broken('due-in-the-past', { pointer: '/dueOn' });
  const data = { ...of(known), by, from: known.dueOn, dueOn, ground };
  return [{ type: 'members.ResolutionRescheduled', data, ...onRecord(known, given), ground }];
}

/** By somebody who neither reported it so nor acts for who had to do it. @throws Rejection */
export function fulfil(state: ResolutionState, given: Deciding): readonly DecidedAs<typeof resolutionFulfilled>[] {
  const known = open(state, given);
  const { actor, effectiveOn } = given;
  if (known.owner.organisation !== undefined && known.owner.organisation === actor.organisation) {
    throw resolutionRules.broken('found-by-owner');
  }
  if (known.reportedBy === actor.person) throw resolutionRules.broken('found-by-reporter');
  const data = { ...of(known), dueOn: known.dueOn, isLate: effectiveOn > known.dueOn };
  return [{ type: 'members.ResolutionFulfilled', data, ...onRecord(known, given) }];
}

/** Not carried out, and not to be any more: that too only a later convening says. @throws Rejection */
export function end(
  state: ResolutionState,
  { by, ground }: EndResolution,
  facts: LaterFacts,
  given: Deciding,
): readonly DecidedAs<typeof resolutionEnded>[] {
  const known = open(state, given);
  decidedLater(facts, given);
  return [{ type: 'members.ResolutionEnded', data: { ...of(known), by, ground }, ...onRecord(known, given), ground }];
}

function decidedBy(convening: DecidingConvening | undefined, pointer: string, given: Deciding): DecidingConvening {
  if (convening === undefined) throw resolutionRules.broken('convening-unknown', { pointer });
  const { heldOn } = convening;
  if (given.effectiveOn < heldOn) {
    throw resolutionRules.broken('adopted-before-convening', { pointer: '/effectiveOn', params: { heldOn } });
  }
  return convening;
}

function decidedLater({ convening, covers }: LaterFacts, given: Deciding): void {
  decidedBy(convening, '/by', given);
  if (!covers) throw resolutionRules.broken('convening-of-another-unit', { pointer: '/by' });
}

function adopted(state: ResolutionState, given: Deciding): Adopted {
  if (state.status === 'none') throw resolutionRules.broken('not-adopted');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw resolutionRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

/** @throws Rejection where it is carried out or ended */
function open(state: ResolutionState, given: Deciding): OpenResolution {
  const known = adopted(state, given);
  if (known.status !== 'adopted' && known.status !== 'overdue') {
    throw resolutionRules.broken('ended', { params: { status: known.status } });
  }
  return known;
}

function withoutText(state: ResolutionState, given: Deciding): Adopted {
  const known = adopted(state, given);
  if (known.text !== undefined) throw resolutionRules.broken('text-published');
  return known;
}

const of = ({ unit, convening, number }: Adopted) => ({ unit, convening, number });
const onRecord = (known: Adopted, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOfResolution(known) });

/** Any command on a resolution, by its name. */
export function decide(command: ResolutionCommand, state: ResolutionState, given: Deciding) {
  switch (command.name) {
    case 'adopt':
      return adopt(state, command.of, command.facts, given);
    case 'propose-text':
      return proposeText(state, command.of, given);
    case 'publish-text':
      return publishText(state, command.of, command.facts, given);
    case 'note-progress':
      return noteProgress(state, command.of, given);
    case 'reschedule':
      return reschedule(state, command.of, command.facts, given);
    case 'fulfil':
      return fulfil(state, given);
    case 'end':
      return end(state, command.of, command.facts, given);
    default:
      return unreachable(command);
  }
}
