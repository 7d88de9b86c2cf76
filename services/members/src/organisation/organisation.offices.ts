import type { DecidedAs, organisationOfficeLeft, organisationOfficeTaken } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import type { LeaveOffice, TakeOffice } from './organisation.commands.pure.ts';
import { open, tagsOf } from './organisation.known.pure.ts';
import { organisationRules } from './organisation.rules.ts';
import type { OfficeTerm, OrganisationState } from './organisation.state.ts';

/**
 * Terms are known from the first day (`since`) to the day before `until`. A term recorded later, and dated back, is held
 * against all others, so that no date ever has two holders of one standing.
 */

/** Nothing where they hold the office so already. @throws Rejection where the office is held by another in these days */
export function takeOffice(
  state: OrganisationState,
  command: TakeOffice,
  given: Deciding,
): readonly DecidedAs<typeof organisationOfficeTaken>[] {
  const { profile, offices } = open(state);
  const { person, office, standing, name, until } = command;
  const term = { since: given.effectiveOn, until };
  if (until !== undefined && until <= term.since) {
    throw organisationRules.broken('term-ends-before-it-begins', { pointer: '/until', params: { since: term.since } });
  }
  const meanwhile = offices.filter((held) => held.office === office && overlap(held, term));
  const same = meanwhile.find((held) => held.standing === standing);
  if (same?.person === person && same.since === term.since && same.until === until) return [];
  if (same !== undefined) {
    const params = { since: same.since, ...(same.until === undefined ? {} : { until: same.until }) };
    throw organisationRules.broken('office-held', { pointer: '/office', params });
  }
  if (meanwhile.some((held) => held.person === person)) {
    throw organisationRules.broken('acts-for-themselves', { pointer: '/standing' });
  }
  return [
    {
      type: 'members.OrganisationOfficeTaken',
      data: {
        organisation: command.id,
        office,
        standing,
        person,
        name: { subject: person, value: name },
        ...(until === undefined ? {} : { until }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(command.id, profile),
    },
  ];
}

/**
 * The date of the command is the first on which they hold it no more. A term recorded in error was never held: it ends
 * when it began. Nothing where it ends on that date already.
 * @throws Rejection where they do not hold it then
 */
export function leaveOffice(
  state: OrganisationState,
  command: LeaveOffice,
  given: Deciding,
): readonly DecidedAs<typeof organisationOfficeLeft>[] {
  const { profile, offices } = open(state);
  const { id, office, person, ground } = command;
  const terms = offices.filter((held) => held.office === office && held.person === person);
  const term = terms.find((held) => held.since <= given.effectiveOn && given.effectiveOn <= (held.until ?? '9999'));
  if (term === undefined) throw organisationRules.broken('office-not-held', { pointer: '/person' });
  const on = ground === RECORDED_IN_ERROR ? term.since : given.effectiveOn;
  if (on === term.until) return [];
  if (on === term.since && ground !== RECORDED_IN_ERROR) {
    throw organisationRules.broken('left-before-it-was-held', {
      pointer: '/effectiveOn',
      params: { since: term.since },
    });
  }
  const { standing, since } = term;
  return [
    {
      type: 'members.OrganisationOfficeLeft',
      data: { organisation: id, office, standing, person, since, ground },
      effectiveOn: on,
      tags: tagsOf(id, profile),
      ground,
    },
  ];
}

const RECORDED_IN_ERROR = 'recorded-in-error';

interface Term {
  readonly since: CivilDate;
  readonly until?: CivilDate | undefined;
}

function overlap(one: Term, other: Term): boolean {
  return endsAfter(one, other.since) && endsAfter(other, one.since);
}

const endsAfter = ({ until }: Term, date: CivilDate): boolean => until === undefined || until > date;

/** Who holds each office on a date. */
export function holdersOn(offices: readonly OfficeTerm[], date: CivilDate): readonly OfficeTerm[] {
  return offices.filter((held) => held.since <= date && endsAfter(held, date));
}
