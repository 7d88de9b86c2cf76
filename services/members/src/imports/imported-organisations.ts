import { type Caller, CommandHandler, type IssuedCommand, type Warning } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { organisation, type Profile } from '../organisation/organisation.state.ts';
import { OrganisationWriting } from '../organisation/organisation.writing.ts';
import { registrationNumberId } from '../registration-number/registration-number.state.ts';
import { registrationNumberRules } from '../registration-number/registration-number.rules.ts';
import type { Draft } from './grouping.pure.ts';
import { ImportedCommands, outsideScope, type Refused, refusedOr } from './imported-commands.ts';

export type Registrable = Extract<Draft, { profile: unknown }>;

/** What came of one organisation of a file. */
export type Result =
  | { readonly outcome: 'made' | 'would-be-made'; readonly warnings: readonly Warning[] }
  /** Known from an earlier import; the fields in which the file says something else. */
  | { readonly outcome: 'already-there'; readonly differs: readonly string[] }
  | Refused;

/** Part of the command's id: it never changes. */
const REGISTER = ['registerImportedOrganisation', 'Register an organisation of a file'] as const;

/**
 * Registers organisations of a file by the same decision as anybody else's, or finds out what would come of it. The
 * command's id is derived from the organisation and what is said of it: the same again is the same command.
 */
@Injectable()
export class ImportedOrganisations {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: OrganisationWriting,
    private readonly imported: ImportedCommands,
  ) {}

  /** @throws what says nothing of the organisation: a store that is away */
  async bringIn(draft: Registrable, importing: IssuedCommand): Promise<Result> {
    const known = await this.#known(draft);
    if (known !== undefined) return known;
    const { id, profile } = draft;
    const { effectiveOn } = draft;
    const body = { id, ...defined(profile), ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    const command = this.imported.command(REGISTER, body, importing);
    const scope = { unit: profile.unit, organisations: [id] };
    return refusedOr(async () => {
      const answer = await this.commands.create(command, organisation, id, scope, (state, given) =>
        this.imported.held(this.writing.register(state, { id, profile }, given)),
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
      const scope = { unit: profile.unit, organisations: [id] };
      const given = await this.imported.moment(scope, draft.effectiveOn, id, importing);
      if (given === undefined) return outsideScope(profile.unit);
      const decision = await this.imported.held(
        this.writing.register(organisation.initialState, { id, profile }, given),
      );
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
}

/** @returns the roles' reach of somebody who brings a file in: their own unit, or the whole forum */
export function reachOf(caller: Caller, rootUnit: string): string {
  const units = caller.entitled.map((held) => held.unit ?? rootUnit);
  return units.includes(rootUnit) ? rootUnit : (units[0] ?? rootUnit);
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
