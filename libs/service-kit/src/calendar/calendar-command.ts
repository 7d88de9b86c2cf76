import { derivedId } from '@baraza/contracts';
import { CALENDAR, type CalendarStep } from '@baraza/domain';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { operationOfPolicy } from '../policies/operation-of-policy.ts';

/** The policy that events of the calendar name: `members.calendar`. */
export const calendarPolicy = (service: string): string => `${service}.${CALENDAR}`;

/**
 * The command that a step of the calendar is. Its id is of rule, entity and date, so that the same step taken late, twice
 * or on two machines makes the same events.
 */
export function calendarCommand(service: string, stream: string, step: CalendarStep): IssuedCommand {
  const id = derivedId(CALENDAR, step.rule, stream, step.on);
  const policy = calendarPolicy(service);
  return {
    id,
    mayBeRepeat: false,
    operation: operationOfPolicy(policy),
    caller: { person: derivedId('policy', policy), roles: [], entitled: [], isPublic: false },
    body: { rule: step.rule, on: step.on },
    target: undefined,
    effectiveOn: step.on,
    ifMatch: undefined,
    correlationId: id,
    causationId: id,
    policy,
  };
}
