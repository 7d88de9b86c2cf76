import { derivedId } from '@baraza/contracts';
import { civilDateIn, type CivilDate, type Deciding, type Instant, type Role } from '@baraza/domain';
import { Unavailable } from '../problems/refusals.ts';
import { effectiveDate } from './effective-date.ts';
import type { IssuedCommand } from './issued-command.ts';

/** How far the clock may be behind what the record says before commands are refused. */
const CLOCK_TOLERANCE_MS = 5_000;

/**
 * The time to record: now, or the stream's last time where the clock is a little behind it, so that time never goes back
 * in a stream.
 * @throws Unavailable where the clock is behind by more than 5 s: it was set back, or the machine's clock is wrong
 */
export function timeAfter(now: number, last: Instant | undefined): Instant {
  const before = last === undefined ? 0 : Date.parse(last);
  if (before - now > CLOCK_TOLERANCE_MS) {
    throw new Unavailable(
      'clock-behind',
      `The clock of this service says ${new Date(now).toISOString()}, and the record goes on to ${last}. Set the clock right.`,
    );
  }
  return new Date(Math.max(now, before)).toISOString();
}

const MINUTE_MS = 60_000;
const days = new Map<string, { readonly minute: number; readonly date: CivilDate }>();

/** The civil date in a zone: no day begins within a minute of the clock, so it is worked out once a minute and zone. */
function today(zone: string, time: Instant): CivilDate {
  const minute = Math.floor(Date.parse(time) / MINUTE_MS);
  const known = days.get(zone);
  if (known?.minute === minute) return known.date;
  const date = civilDateIn(zone, time);
  days.set(zone, { minute, date });
  return date;
}

/** What a decider is given of the moment. */
export function moment(command: IssuedCommand, at: { time: Instant; zone: string; roles: readonly Role[] }): Deciding {
  const { caller, operation } = command;
  const date = today(at.zone, at.time);
  const effectiveOn =
    command.policy === undefined
      ? effectiveDate(command.effectiveOn, date, operation, at.roles)
      : (command.effectiveOn ?? date);
  return {
    now: at.time,
    today: date,
    effectiveOn,
    actor: {
      person: caller.person,
      roles: at.roles,
      ...(caller.organisation === undefined ? {} : { organisation: caller.organisation }),
    },
    id: (name) => derivedId(command.id, name),
  };
}
