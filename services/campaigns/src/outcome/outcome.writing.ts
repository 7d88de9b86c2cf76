import type { Contribution } from '@baraza/contracts';
import { type Decided, type Deciding, unreachable } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { type Caller, CommandHandler, type IssuedCommand, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { campaign } from '../campaign/campaign.state.ts';
import { demand } from '../demand/demand.state.ts';
import { cited, EvidenceCiting } from '../evidence/evidence-citing.ts';
import { KnownCoalitions } from '../known-coalitions/known-coalitions.ts';
import { KnownProgrammes } from '../known-programmes/known-programmes.ts';
import { isHidden, struggle } from '../struggle/struggle.state.ts';
import type {
  DraftingFacts,
  DraftOutcome,
  FormulateOutcome,
  OutcomeSides,
  SendingFacts,
  SendOutcome,
  WordingFacts,
} from './outcome.commands.pure.ts';
import { outcome, type OutcomeState, outcomeToSubstantiator } from './outcome.state.ts';

type Decide = (
  state: OutcomeState,
  sides: OutcomeSides,
  given: Deciding,
) => readonly Decided[] | Promise<readonly Decided[]>;

/** Decisions on an outcome with the look-ups they need. */
@Injectable()
export class OutcomeWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly coalitions: KnownCoalitions,
    private readonly programmes: KnownProgrammes,
    private readonly citing: EvidenceCiting,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** A step of those who harvest it. */
  run(command: IssuedCommand, id: string, decide: Decide) {
    return this.commands.run(command, outcome, id, (state, given) =>
      decide(state, sidesOf(command.caller, state), given),
    );
  }

  /** A step of whoever was asked to substantiate it: to them it is open, too. */
  runAsked(command: IssuedCommand, id: string, decide: Decide) {
    return this.commands.run(command, outcomeToSubstantiator, id, async (state, given) => {
      const sources = await this.#goOnAs(sourcesOf(state));
      const own = organisationsOf(command.caller);
      const forSource = (await this.#goOnAs(own)).some((one) => sources.includes(one));
      return decide(state, { ...sidesOf(command.caller, state), forSource }, given);
    });
  }

  async factsOfDraft({ unit, organisation }: DraftOutcome): Promise<DraftingFacts> {
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      organisationKnown: (await this.facts.knownOrganisation(organisation)) !== undefined,
    };
  }

  /** A wording: what it cites says so itself, in the same append. */
  word(
    command: IssuedCommand,
    id: string,
    asked: FormulateOutcome,
    decide: (state: OutcomeState, facts: WordingFacts, sides: OutcomeSides, given: Deciding) => readonly Decided[],
  ) {
    const { caller } = command;
    return this.commands.run(command, outcome, id, async (state, given) => {
      const events = decide(state, await this.#factsOfWording(caller, asked), sidesOf(caller, state), given);
      return { events, also: cited(asked.evidence, { kind: 'outcome', id }) };
    });
  }

  async #factsOfWording(
    caller: Caller,
    { at, changed, sources, contributions, evidence }: FormulateOutcome,
  ): Promise<WordingFacts> {
    const named = [...sources.organisations, ...(changed.kind === 'organisation' && changed.id ? [changed.id] : [])];
    const organisations = await Promise.all(named.map((id) => this.facts.knownOrganisation(id)));
    const known = await Promise.all(contributions.map((one) => this.#isKnown(one)));
    return {
      placeKnown: (await this.facts.knownUnit(at)) !== undefined,
      organisationsKnown: organisations.flatMap((one) => one?.id ?? []),
      contributionsKnown: contributions.filter((_, index) => known[index]).map(({ id }) => id),
      evidenceCitable: await this.citing.citable(caller, evidence),
    };
  }

  async factsOfSending(state: OutcomeState, { substantiator }: SendOutcome): Promise<SendingFacts> {
    const contributions = 'formulation' in state ? (state.formulation?.contributions ?? []) : [];
    const campaigns = contributions.filter(({ kind }) => kind === 'campaign');
    const loaded = await Promise.all(campaigns.map(({ id }) => this.commands.load(campaign, id)));
    const harvester = state.status === 'none' ? [] : [state.organisation];
    const leads = loaded.flatMap(({ state: one }) => (one.status === 'none' ? [] : [one.draft.lead]));
    return {
      substantiatorKnown: (await this.facts.knownOrganisation(substantiator))?.status === 'registered',
      substantiatorNow: await this.#goOnAs([substantiator]),
      sources: await this.#goOnAs(sourcesOf(state)),
      contributors: await this.#goOnAs([...harvester, ...leads]),
    };
  }

  /** What was put forward to be published, as it lies in the vault. */
  async drafted(state: OutcomeState): Promise<{ readonly drafted: string | undefined }> {
    const waiting = state.status === 'substantiated' ? state.draft : undefined;
    const [drafted] = waiting === undefined ? [] : await this.vault.openRefs([waiting.text]);
    return { drafted };
  }

  /** The organisations, and those as which they go on. */
  async #goOnAs(organisations: readonly string[]): Promise<readonly string[]> {
    return (await Promise.all(organisations.map((one) => this.facts.knownToGoOnAs(one)))).flat();
  }

  /** A struggle that is hidden is as one that is not. */
  async #isKnown({ kind, id }: Contribution): Promise<boolean> {
    switch (kind) {
      case 'campaign':
        return (await this.commands.load(campaign, id)).state.status !== 'none';
      case 'coalition':
        return (await this.coalitions.known(id)) !== undefined;
      case 'struggle': {
        const { state } = await this.commands.load(struggle, id);
        return state.status !== 'none' && !isHidden(state);
      }
      case 'demand':
        return (await this.commands.load(demand, id)).state.status !== 'none';
      case 'programme':
        return this.programmes.isKnown(id);
      default:
        return unreachable(kind);
    }
  }
}

/** For whom the caller acts. Roles that an operation is not open to count, too. */
export function sidesOf(caller: Caller, state: OutcomeState): OutcomeSides {
  if (state.status === 'none') return { forHarvester: false, forSubstantiator: false };
  const own = organisationsOf(caller);
  return {
    forHarvester: own.includes(state.organisation),
    forSubstantiator: state.status === 'sent' && own.includes(state.substantiator),
  };
}

const organisationsOf = ({ roles }: Caller): readonly string[] =>
  roles.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]));
const sourcesOf = (state: OutcomeState): readonly string[] => ('sources' in state ? (state.sources ?? []) : []);
