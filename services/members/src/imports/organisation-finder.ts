import { CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { organisation } from '../organisation/organisation.state.ts';
import type { FindingCode } from './findings.pure.ts';
import type { NamedByRow } from './row-organisations.pure.ts';

export type Found =
  | { readonly id: string; readonly unit: string }
  | { readonly id: undefined; readonly why: Extract<FindingCode, 'organisation-unknown' | 'organisation-ambiguous'> };

/** Finds the organisation that a row means: as an import of organisations made it, or else the only one of its name. */
@Injectable()
export class OrganisationFinder {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: MembersDirectory,
  ) {}

  async find({ id, name }: NamedByRow): Promise<Found> {
    const known = await this.#known(id);
    if (known !== undefined) return known;
    const named = await this.directory.named(name);
    if (named.length > 1) return { id: undefined, why: 'organisation-ambiguous' };
    const [only] = named;
    return only === undefined ? { id: undefined, why: 'organisation-unknown' } : { id: only.id, unit: only.unit };
  }

  /** One that was found to be another is that other. */
  async #known(id: string): Promise<Found | undefined> {
    const { state } = await this.commands.load(organisation, id);
    if (state.status === 'none') return undefined;
    if (state.status === 'merged') return this.#known(state.into);
    return { id, unit: state.profile.unit };
  }
}
