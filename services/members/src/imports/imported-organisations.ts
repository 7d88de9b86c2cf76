import { derivedId, type EventCatalogue } from '@baraza/contracts';
import { civilDateIn, type Decided, type Deciding, Rejection } from '@baraza/domain';
import {
  Access,
  type Caller,
  CATALOGUE,
  CLOCK,
  type Clock,
  CommandHandler,
  type Decision,
  type IssuedCommand,
  ReferenceFacts,
  Refusal,
  type Warning,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { organisation, type Profile } from '../organisation/organisation.state.ts';
import { OrganisationWriting } from '../organisation/organisation.writing.ts';
import { registrationNumberId } from '../registration-number/registration-number.state.ts';
import { registrationNumberRules } from '../registration-number/registration-number.rules.ts';
import { OFFICERS } from '../roles.ts';
import type { Draft } from './grouping.pure.ts';
import { importRules } from './import.rules.ts';

export type Registrable = Extract<Draft, { profile: unknown }>;

/** What came of one organisation of a file. */
export type Result =
  | { readonly outcome: 'made' | 'would-be-made'; readonly warnings: readonly Warning[] }
  /** Known from an earlier import; the fields in which the file says something else. */
  | { readonly outcome: 'already-there'; readonly differs: readonly string[] }
  | {
      readonly outcome: 'refused';
      readonly rule: string;
      readonly detail: string;
      readonly pointer: string | undefined;
    };

/** A register may go back further than a clerk may date a command. */
const DAYS_BACK = 100 * 366;

/**
 * Registers organisations of a file by the same decision as anybody else's, or finds out what would come of it. The
 * command's id is derived from the organisation and what is said of it: the same again is the same command.
 */
@Injectable()
export class ImportedOrganisations {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: OrganisationWriting,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws what says nothing of the organisation: a store that is away */
  async bringIn(draft: Registrable, importing: IssuedCommand): Promise<Result> {
    const known = await this.#known(draft);
    if (known !== undefined) return known;
    const { id, profile } = draft;
    const command = this.#commandOf(draft, importing);
    const scope = { unit: profile.unit, organisations: [id] };
    return refusedOr(async () => {
      const answer = await this.commands.create(command, organisation, id, scope, (state, given) =>
        this.#decided(this.writing.register(state, { id, profile }, given)),
      );
      return { outcome: 'made', warnings: answer.warnings };
    });
  }

  /**
   * The same, with nothing recorded.
   * @param numbers the registration numbers that the rehearsal has given away so far, and to whom
   */
  async rehearse(draft: Registrable, importing: IssuedCommand, numbers: Map<string, string>): Promise<Result> {
    const known = await this.#known(draft);
    if (known !== undefined) return known;
    const { id, profile } = draft;
    return refusedOr(async () => {
      const given = await this.#moment(draft, importing);
      if (given === undefined) return outsideScope(profile.unit);
      const decision = await this.#decided(this.writing.register(organisation.initialState, { id, profile }, given));
      for (const { aggregate, id: of, decide } of decision.also ?? []) {
        decide((await this.commands.load(aggregate, of)).state, given);
      }
      const number = profile.registration === undefined ? undefined : registrationNumberId(profile.registration);
      if (number !== undefined && numbers.has(number)) {
        throw registrationNumberRules.broken('taken', { pointer: '/registration/number' });
      }
      if (number !== undefined) numbers.set(number, id);
      return { outcome: 'would-be-made', warnings: decision.warnings ?? [] };
    });
  }

  async #known({ id, profile }: Registrable): Promise<Result | undefined> {
    const { state } = await this.commands.load(organisation, id);
    if (state.status === 'none') return undefined;
    const said = Object.entries(profile) as [keyof Profile, unknown][];
    const differs = said.filter(([name, value]) => !isSame(value, state.profile[name])).map(([name]) => name);
    return { outcome: 'already-there', differs };
  }

  /** What a file says is held against the contract here, for no body class has looked at it. */
  async #decided(deciding: Promise<Decision>): Promise<Exclude<Decision, readonly Decided[]>> {
    const decision = (await deciding) as Exclude<Decision, readonly Decided[]>;
    for (const { type, data } of decision.events) {
      const [fault] = this.catalogue.faults(this.catalogue.latest(type)!, data);
      if (fault !== undefined)
        throw importRules.broken('does-not-fit', { pointer: fault.pointer, params: { fault: fault.message } });
    }
    return decision;
  }

  #commandOf(
    { id, profile, effectiveOn }: Registrable,
    { caller, correlationId, id: cause }: IssuedCommand,
  ): IssuedCommand {
    const body = { id, ...defined(profile), ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    return {
      id: derivedId('imported-organisation-command', JSON.stringify(body)),
      mayBeRepeat: true,
      operation: {
        operationId: 'registerImportedOrganisation',
        summary: 'Register an organisation of a file',
        roles: OFFICERS,
        kind: 'create',
        rules: [],
        backdating: { roles: OFFICERS, days: DAYS_BACK },
        mayBeFutureDated: false,
        sensitive: false,
        produces: [],
        views: [],
      },
      caller,
      body,
      target: undefined,
      effectiveOn,
      ifMatch: undefined,
      correlationId,
      causationId: cause,
    };
  }

  /** The moment of a rehearsal; undefined where the caller has no right to the unit. */
  async #moment(draft: Registrable, { caller, id }: IssuedCommand): Promise<Deciding | undefined> {
    const { unit } = draft.profile;
    const roles = await this.access.rolesWhenKnown(caller, { unit, organisations: [draft.id] });
    if (roles.length === 0) return undefined;
    const now = new Date(this.clock.now()).toISOString();
    const today = civilDateIn(this.facts.zoneOf(unit), now);
    const actor = { person: caller.person, roles };
    return { now, today, effectiveOn: draft.effectiveOn ?? today, actor, id: (name) => derivedId(id, draft.id, name) };
  }
}

/** @returns the roles' reach of somebody who brings a file in: their own unit, or the whole forum */
export function reachOf(caller: Caller, rootUnit: string): string {
  const units = caller.entitled.map((held) => held.unit ?? rootUnit);
  return units.includes(rootUnit) ? rootUnit : (units[0] ?? rootUnit);
}

async function refusedOr(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
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

function outsideScope(unit: string): Result {
  const detail = `Your roles do not reach ${unit}.`;
  return { outcome: 'refused', rule: 'outside-your-scope', detail, pointer: '/unit' };
}

const defined = (profile: object): object =>
  Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));

/** As the record has it: lists without repeats, nothing as an empty list. */
function isSame(said: unknown, recorded: unknown): boolean {
  if (!Array.isArray(said)) return JSON.stringify(said) === JSON.stringify(recorded);
  return (
    JSON.stringify([...new Set(said)].sort()) === JSON.stringify([...((recorded as string[] | undefined) ?? [])].sort())
  );
}
