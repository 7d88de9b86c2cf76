import type { CivilDate, Deciding } from '@baraza/domain';
import { CommandHandler, ReferenceFacts, type Warning } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { person } from '../person/person.state.ts';
import { personRules } from '../person/person.rules.ts';
import { unit, type UnitState } from '../unit/unit.state.ts';
import type { ProfileFacts } from './organisation.commands.pure.ts';
import type { Profile } from './organisation.state.ts';

interface Named {
  readonly unit?: string | undefined;
  readonly worksIn?: readonly string[] | undefined;
  readonly attestedBy?: { readonly unit: string; readonly members: readonly string[] } | null | undefined;
  readonly themes?: readonly string[] | undefined;
  readonly constituencies?: readonly string[] | undefined;
}

/** What deciders of organisations need to know of others. */
@Injectable()
export class OrganisationLookUps {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: MembersDirectory,
    private readonly facts: ReferenceFacts,
  ) {}

  async profileFacts(profile: Named, on: CivilDate): Promise<ProfileFacts> {
    const { unit: own, worksIn = [], attestedBy, themes = [], constituencies = [] } = profile;
    const named = [own, ...worksIn, attestedBy?.unit].filter((code) => code !== undefined);
    return {
      units: await this.#units(new Set(named)),
      themes: await this.facts.inUse('theme', themes, on),
      constituencies: await this.facts.inUse('constituency', constituencies, on),
      attestingMembers: await this.directory.membersAmong(attestedBy?.members ?? [], on),
    };
  }

  /** Likely duplicates of an organisation that the forum knows. */
  async likelyDuplicates(profile: Profile, id: string): Promise<readonly object[]> {
    const found = await this.directory.likelyDuplicates(profile, profile.unit, id);
    return found.map(({ organisation: { id: organisation, legalName, unit: at }, likeness }) => ({
      organisation,
      legalName,
      unit: at,
      likeness,
    }));
  }

  /** Likely duplicates, as warnings. */
  async warnings(
    profile: Pick<Profile, 'legalName' | 'unit'> & {
      acronym?: string | undefined;
      web?: readonly string[] | undefined;
    },
    id: string,
  ): Promise<readonly Warning[]> {
    const found = await this.directory.likelyDuplicates(profile, profile.unit, id);
    return found.map(({ organisation, likeness }) => ({
      code: 'likely-duplicate',
      detail: `${organisation.legalName} (${organisation.unit}): ${likeness.replaceAll('-', ' ')}`,
      ids: [organisation.id],
    }));
  }

  /**
   * The person that a command names, or a new one: made here, nobody can have erased them.
   * @throws Rejection `person.erased`
   */
  async personNamed(id: string | undefined, given: Deciding): Promise<string> {
    if (id === undefined) return given.id('person');
    const { state } = await this.commands.load(person, id);
    if (state.status === 'erased') throw personRules.broken('erased', { pointer: '/person' });
    return id;
  }

  async #units(codes: ReadonlySet<string>): Promise<ReadonlyMap<string, UnitState>> {
    const loaded = [...codes].map(async (code) => [code, (await this.commands.load(unit, code)).state] as const);
    return new Map(await Promise.all(loaded));
  }
}
