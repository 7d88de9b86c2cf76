import type { SupportedByEvidence } from '@baraza/contracts';
import type { Decided, Deciding, Scope } from '@baraza/domain';
import { Access, type Caller, CommandHandler, type IssuedCommand, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { DemandWriting } from '../demand/demand.writing.ts';
import { KnownFiles } from '../known-files/known-files.ts';
import { outcome } from '../outcome/outcome.state.ts';
import { struggleInTheOpen } from '../struggle/struggle.state.ts';
import type { EvidenceSides, TakeEvidence, TakingFacts } from './evidence.commands.pure.ts';
import { evidence, type EvidenceState } from './evidence.state.ts';

type Decide = (
  state: EvidenceState,
  sides: EvidenceSides,
  given: Deciding,
) => readonly Decided[] | Promise<readonly Decided[]>;

/** Decisions on evidence with the look-ups they need. */
@Injectable()
export class EvidenceWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly access: Access,
    private readonly files: KnownFiles,
    private readonly demands: DemandWriting,
  ) {}

  run(command: IssuedCommand, id: string, decide: Decide) {
    return this.commands.run(command, evidence, id, (state, given) =>
      decide(state, sidesOf(command.caller, state), given),
    );
  }

  async factsOfTaking(caller: Caller, command: TakeEvidence): Promise<TakingFacts> {
    const { unit, organisation, source, file } = command;
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      organisationKnown: await this.isKnown(organisation),
      sourceKnown: source.id === undefined || (await this.isKnown(source.id)),
      file: (await this.files.of(organisation, [file])).get(file),
      matters: await this.mattersThere(caller, command.supports),
    };
  }

  async isKnown(organisation: string): Promise<boolean> {
    return (await this.facts.knownOrganisation(organisation)) !== undefined;
  }

  /** Of these: the ids of those that are anything to whoever asks. What is hidden is as what is not. */
  async mattersThere(caller: Caller, supports: readonly SupportedByEvidence[]): Promise<readonly string[]> {
    const looked = await Promise.all(
      supports.map(async (one) => {
        const scope = await this.#scopeOf(one);
        if (scope === undefined) return [];
        return (await this.access.rolesWhenKnown(caller, scope)).length > 0 ? [one.id] : [];
      }),
    );
    return looked.flat();
  }

  async #scopeOf({ kind, id }: SupportedByEvidence): Promise<Scope | undefined> {
    switch (kind) {
      case 'struggle':
        return struggleInTheOpen.scope((await this.commands.load(struggleInTheOpen, id)).state);
      case 'demand': {
        const ledNow = await this.demands.ledNow(id);
        return ledNow.scope((await this.commands.load(ledNow, id)).state);
      }
      case 'outcome':
        return outcome.scope((await this.commands.load(outcome, id)).state);
    }
  }
}

/** For whom the caller acts. */
export function sidesOf(caller: Caller, state: EvidenceState): EvidenceSides {
  const own = organisationsOf(caller);
  const holder = state.status === 'none' ? undefined : state.holder;
  return {
    forHolder: holder !== undefined && own.includes(holder),
    forReceiver: state.status === 'handed-over' && own.includes(state.to),
  };
}

/** Whether the caller acts for whoever took it, or keeps it now: to them it is told who gave it. */
export function keeps(caller: Caller, state: EvidenceState): boolean {
  if (state.status === 'none') return false;
  const own = organisationsOf(caller);
  return [state.takenBy, state.holder].some((one) => one !== undefined && own.includes(one));
}

const organisationsOf = ({ roles }: Caller): readonly string[] =>
  roles.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]));
