import { setTimeout as pause } from 'node:timers/promises';
import { derivedId, type EventCatalogue } from '@baraza/contracts';
import { civilDateIn, type CivilDate, type Decided, type Deciding, Rejection, type Scope } from '@baraza/domain';
import {
  Access,
  CATALOGUE,
  CLOCK,
  type Clock,
  type Decision,
  type IssuedCommand,
  ReferenceFacts,
  Refusal,
  Unavailable,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { OFFICERS } from '../roles.ts';
import { importRules } from './import.rules.ts';

export type Refused = {
  readonly outcome: 'refused';
  readonly rule: string;
  readonly detail: string;
  readonly pointer: string | undefined;
};
type Whole = Exclude<Decision, readonly Decided[]>;

/** A register may go back further than a clerk may date a command. */
const DAYS_BACK = 100 * 366;

/** What commands that a file leads to have in common, whatever it is a file of. */
@Injectable()
export class ImportedCommands {
  constructor(
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Its id is derived from what is said: the same again is the same command. */
  command(
    [operationId, summary]: readonly [string, string],
    body: object & { readonly effectiveOn?: CivilDate | undefined },
    { caller, correlationId, id: cause }: IssuedCommand,
  ): IssuedCommand {
    return {
      id: derivedId(operationId, JSON.stringify(body)),
      mayBeRepeat: true,
      operation: {
        operationId,
        summary,
        roles: OFFICERS,
        kind: 'create',
        rules: [],
        backdating: { roles: OFFICERS, days: DAYS_BACK },
        mayBeFutureDated: false,
        sensitive: false,
        produces: [],
        readsViews: false,
      },
      caller,
      body,
      target: undefined,
      effectiveOn: body.effectiveOn,
      ifMatch: undefined,
      correlationId,
      causationId: cause,
    };
  }

  /** The moment of a rehearsal; undefined where the caller has no right there. */
  async moment(
    scope: Scope,
    effectiveOn: CivilDate | undefined,
    key: string,
    { caller, id }: IssuedCommand,
  ): Promise<Deciding | undefined> {
    const roles = await this.access.rolesWhenKnown(caller, scope);
    if (roles.length === 0) return undefined;
    const now = new Date(this.clock.now()).toISOString();
    const today = civilDateIn(this.facts.zoneOf(scope.unit), now);
    const actor = { person: caller.person, roles };
    return { now, today, effectiveOn: effectiveOn ?? today, actor, id: (name) => derivedId(id, key, name) };
  }

  /** What a file says is held against the contract here, for no body class has looked at it. */
  async held(deciding: Decision | Promise<Decision>): Promise<Whole> {
    const decision = await deciding;
    const whole = Array.isArray(decision) ? { events: decision as readonly Decided[] } : (decision as Whole);
    for (const { type, data } of whole.events) {
      const [fault] = this.catalogue.faults(this.catalogue.latest(type)!, data);
      if (fault !== undefined)
        throw importRules.broken('does-not-fit', { pointer: fault.pointer, params: { fault: fault.message } });
    }
    return whole;
  }
}

/** How often a line is tried that asks for what has not been read from the record yet. */
const ATTEMPTS = 10;
const AGAIN_AFTER_MS = 1_000;

/** What a rule or a right says against it, as a result. What is behind the record for a while is waited for. */
export async function refusedOr<Result>(
  attempt: () => Promise<Result>,
  { left = ATTEMPTS, againAfterMs = AGAIN_AFTER_MS } = {},
): Promise<Result | Refused> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Unavailable && left > 1) {
      await pause(againAfterMs);
      return refusedOr(attempt, { left: left - 1, againAfterMs });
    }
    if (error instanceof Rejection) {
      const { code: rule, message: detail, pointer, params } = error;
      const why = Object.entries(params).map(([name, value]) => `${name}: ${String(value)}`);
      return { outcome: 'refused', rule, detail: [detail, ...why].join('; '), pointer };
    }
    if (error instanceof Refusal && error.status < 500) {
      return { outcome: 'refused', rule: error.code, detail: error.message, pointer: error.errors[0]?.pointer };
    }
    throw error;
  }
}

export function outsideScope(unit: string): Refused {
  const detail = `Your roles do not reach ${unit}.`;
  return { outcome: 'refused', rule: 'outside-your-scope', detail, pointer: '/unit' };
}
