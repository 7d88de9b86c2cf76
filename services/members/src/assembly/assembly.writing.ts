import { isMemberStatus } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import { type Caller, CommandHandler, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { convening, hasDecided } from '../convening/convening.state.ts';
import { StandingDirectory } from '../directory/standing-directory.ts';
import { OrganisationLookUps } from '../organisation/organisation-look-ups.ts';
import { resolution } from '../resolution/resolution.state.ts';
import { categoriesThat } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { accept, enter } from './assembly.candidacies.pure.ts';
import type {
  CallAssembly,
  DeclareResult,
  EnterCandidacy,
  OfCandidacy,
  OpeningFacts,
  VacateSeat,
} from './assembly.commands.pure.ts';
import { call } from './assembly.decider.ts';
import { declare, vacate } from './assembly.results.pure.ts';
import { assembly, assemblyOpenTo, type AssemblyState } from './assembly.state.ts';

/** Decisions on an assembly with the look-ups they need. What concerns the box of ballots is with `AssemblyBallots`. */
@Injectable()
export class AssemblyWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly reference: ReferenceFacts,
    private readonly rules: Rules,
    private readonly standing: StandingDirectory,
    private readonly lookUps: OrganisationLookUps,
  ) {}

  /** Where the assembly of a convening stands. One of none stands at the root: only who acts for all is told so. */
  async unitOf(conveningId: string): Promise<string> {
    const { state } = await this.commands.load(convening, conveningId);
    return state.status === 'none' ? ((await this.reference.knownForum())?.rootUnit ?? '') : state.unit;
  }

  /** The assembly as it is open to whoever asks: to a member of its unit, or of one below, that has put nobody forward yet. */
  async openTo(id: string, { organisation }: Caller): Promise<{ readonly openTo: typeof assembly }> {
    const { state } = await this.commands.load(assembly, id);
    if (state.status === 'none' || organisation === undefined) return { openTo: assembly };
    const fact = await this.reference.knownOrganisation(organisation);
    const isWithin = fact !== undefined && this.reference.covers(state.unit, fact.unit);
    return { openTo: isWithin ? assemblyOpenTo(organisation) : assembly };
  }

  async call(state: AssemblyState, command: CallAssembly, given: Deciding): Promise<Decision> {
    const { state: its } = await this.commands.load(convening, command.convening);
    const named = command.elections.flatMap(({ lists }) => lists.flatMap(({ constituency }) => constituency ?? []));
    const constituencies = await this.reference.inUse('constituency', [...new Set(named)], given.effectiveOn);
    return call(state, command, { convening: its.status === 'called' ? its : undefined, constituencies }, given);
  }

  async enter(
    state: AssemblyState,
    command: Omit<EnterCandidacy, 'person'> & { readonly person?: string | undefined },
    given: Deciding,
  ): Promise<Decision> {
    const person = await this.lookUps.personNamed(command.person, given);
    const stood = await this.standing.of(command.organisation, given.effectiveOn);
    const covered = state.status !== 'none' && stood !== undefined && this.reference.covers(state.unit, stood.unit);
    const isMember = covered && isMemberStatus(stood.facts.status.value);
    return enter(state, { ...command, person }, { isMember }, given);
  }

  async accept(state: AssemblyState, command: OfCandidacy, given: Deciding): Promise<Decision> {
    const its = state.status === 'none' ? undefined : state.candidacies[command.candidacy];
    const stood = its === undefined ? undefined : await this.standing.of(its.organisation, given.effectiveOn);
    const stands =
      stood !== undefined &&
      isMemberStatus(stood.facts.status.value) &&
      categoriesThat(await this.rules.on(given.effectiveOn), 'stands').includes(stood.facts.category.value);
    return accept(state, command, { stands, constituencies: stood?.constituencies ?? [] }, given);
  }

  /** The roll of the convening's day, by the rules of that day. */
  async openingFacts(state: AssemblyState, given: Deciding): Promise<OpeningFacts> {
    const none = { on: undefined, rules: 0, knownAt: 0, voters: [] };
    if (state.status === 'none') return none;
    const { state: its } = await this.commands.load(convening, state.convening);
    if (its.status === 'none' || its.status === 'cancelled') return none;
    const { on } = its;
    if (given.effectiveOn < on) return { ...none, on };
    const rules = await this.rules.on(on);
    const { knownAt, voters } = await this.standing.rollOf(state.unit, on, given.today, rules);
    return {
      ...{ on, rules: rules.version, knownAt },
      voters: voters.map(({ organisation, constituencies, standing: { votes, reasons } }) => ({
        ...{ organisation, constituencies, votes, reasons },
      })),
    };
  }

  async declare(state: AssemblyState, command: DeclareResult, given: Deciding): Promise<Decision> {
    if (state.status !== 'counted') {
      return declare(state, command, { isQuorate: false, memberSince: new Map() }, given);
    }
    const { state: its } = await this.commands.load(convening, state.convening);
    const tied = state.counted.flatMap((paper) => paper.tied?.candidacies ?? []);
    const organisations = [...new Set(tied.map((id) => state.candidacies[id]!.organisation))];
    const since = await Promise.all(organisations.map((id) => this.#memberSince(id, state.roll.on)));
    const known = organisations.flatMap((id, index) =>
      since[index] === undefined ? [] : [[id, since[index]] as const],
    );
    return declare(state, command, { isQuorate: hasDecided(its), memberSince: new Map(known) }, given);
  }

  async vacate(state: AssemblyState, command: VacateSeat, given: Deciding): Promise<Decision> {
    const named =
      command.resolution === undefined ? undefined : (await this.commands.load(resolution, command.resolution)).state;
    const resolutionKnown =
      named !== undefined &&
      named.status !== 'none' &&
      state.status !== 'none' &&
      this.reference.covers(named.unit, state.unit);
    return vacate(state, command, { resolutionKnown }, given);
  }

  async #memberSince(organisation: string, on: CivilDate): Promise<CivilDate | undefined> {
    return (await this.standing.of(organisation, on))?.facts.memberSince.value;
  }
}
