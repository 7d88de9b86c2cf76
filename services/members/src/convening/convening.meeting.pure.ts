import {
  CONVENING_LIST_MAX,
  type conveningAttendanceTaken,
  type conveningHeld,
  type conveningPeopleCounted,
  type conveningReported,
  type conveningReportProposed,
  type DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { inParts } from '../in-parts.pure.ts';
import { textFault } from '../publishing.pure.ts';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type { HoldConvening, ProposeReport, PublishingFacts, PublishReport } from './convening.commands.pure.ts';
import { conveningRules } from './convening.rules.ts';
import type { ConveningState, HeldConvening } from './convening.state.ts';
import { ahead, called, onRecord } from './convening.steps.pure.ts';

/**
 * Who was there, and whether they were enough to decide: of the members invited, so many of every hundred as it was
 * called with, rounded up. Where no member was invited, there is no quorum.
 * @throws Rejection
 */
export function hold(
  state: ConveningState,
  { present, attendance }: HoldConvening,
  given: Deciding,
): readonly (
  | DecidedAs<typeof conveningAttendanceTaken>
  | DecidedAs<typeof conveningPeopleCounted>
  | DecidedAs<typeof conveningHeld>
)[] {
  const known = ahead(state, given);
  const { unit, on, invited, quorumPercent } = known;
  if (given.effectiveOn < on) throw conveningRules.broken('not-met-yet', { pointer: '/effectiveOn', params: { on } });
  const stranger = present.findIndex((organisation) => invited[organisation] === undefined);
  if (stranger >= 0) throw conveningRules.broken('not-invited', { pointer: `/present/${stranger}` });
  if (attendance.total < present.length) {
    throw conveningRules.broken('fewer-people-than-organisations', { pointer: '/attendance/total' });
  }
  const membersInvited = Object.values(invited).filter(({ as }) => as === 'member').length;
  const membersPresent = present.filter((organisation) => invited[organisation]?.as === 'member').length;
  const membersNeeded = Math.max(1, Math.ceil((membersInvited * quorumPercent) / 100));
  const counts = { membersInvited, membersPresent, membersNeeded, quorate: membersPresent >= membersNeeded };
  return [
    ...inParts(present, CONVENING_LIST_MAX).map((part) => ({
      type: 'members.ConveningAttendanceTaken' as const,
      data: { unit, organisations: [...part] },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(unit), part.map(orgTag)),
    })),
    { type: 'members.ConveningPeopleCounted', data: { unit, attendance }, ...onRecord(known, given) },
    { type: 'members.ConveningHeld', data: { unit, ...counts }, ...onRecord(known, given) },
  ];
}

/** Another report takes the place of one that was put forward before. @throws Rejection */
export function proposeReport(
  state: ConveningState,
  { report, about }: ProposeReport,
  given: Deciding,
): readonly DecidedAs<typeof conveningReportProposed>[] {
  const known = toReport(state, given);
  const document = { subject: given.id('/report'), value: report, ...(about === undefined ? {} : { about }) };
  const data = { unit: known.unit, report: document };
  return [{ type: 'members.ConveningReportProposed', data, ...onRecord(known, given) }];
}

/** A second person, who was shown the exact text, lets it into the record. @throws Rejection */
export function publishReport(
  state: ConveningState,
  { report, namesNoPrivatePerson }: PublishReport,
  facts: PublishingFacts,
  given: Deciding,
): readonly DecidedAs<typeof conveningReported>[] {
  const known = toReport(state, given);
  const { proposed } = known;
  if (proposed === undefined) throw conveningRules.broken('no-report-proposed');
  if (proposed.by === given.actor.person) throw conveningRules.broken('published-by-proposer');
  const fault = textFault({ text: report, namesNoPrivatePerson }, facts.proposed);
  if (fault === 'another-text') throw conveningRules.broken('not-the-text', { pointer: '/report' });
  if (fault === 'not-confirmed') throw conveningRules.broken('not-confirmed', { pointer: '/namesNoPrivatePerson' });
  return [{ type: 'members.ConveningReported', data: { unit: known.unit, report }, ...onRecord(known, given) }];
}

function toReport(state: ConveningState, given: Deciding): HeldConvening {
  const known = called(state, given);
  if (known.status === 'reported') throw conveningRules.broken('reported-already');
  if (known.status !== 'held') throw conveningRules.broken('not-held', { params: { status: known.status } });
  return known;
}
