import { isMemberStatus } from '@baraza/contracts';
import type { Decided, Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { type Caller, CommandHandler, type IssuedCommand, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { MakeCommitment, MakingFacts, PublishWords, Sides } from './commitment.commands.pure.ts';
import { publishWords } from './commitment.words.pure.ts';
import { commitment, type CommitmentState, commitmentToMember, type Known } from './commitment.state.ts';
import { KnownSources } from '../known-sources/known-sources.ts';

/** Decisions on a promise with the look-ups they need. */
@Injectable()
export class CommitmentWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly sources: KnownSources,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** What the forum knows of where a promise is to stand, between whom, and of what somebody says that it arises from. */
  async factsOfAsked(asked: MakeCommitment): Promise<MakingFacts> {
    const { arisingFrom } = asked;
    const [facts, found] = await Promise.all([this.factsOf(asked), this.sources.found(arisingFrom)]);
    return { ...facts, source: found && { ...arisingFrom, ...found } };
  }

  /** The same of a promise that a policy makes: what it arises from is the very event that it answers. */
  async factsOf({ unit, promisor, promisee, arisingFrom }: MakeCommitment): Promise<MakingFacts> {
    const parties = [promisor, promisee].flatMap(({ kind, id }) => (kind === 'organisation' && id ? [id] : []));
    const known = await Promise.all(parties.map((id) => this.facts.knownOrganisation(id)));
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      known: known.flatMap((one) => (one?.status === 'registered' ? [one.id] : [])),
      source: arisingFrom,
    };
  }

  /** For which side of a promise the caller acts. Roles that an operation is not open to count, too. */
  async sidesOf(
    caller: Caller,
    { unit, promisor, promisee }: Pick<Known, 'unit' | 'promisor' | 'promisee'>,
  ): Promise<Sides> {
    const own = organisationsOf(caller);
    return {
      forPromisor: promisor.kind === 'organisation' && own.includes(promisor.id),
      forPromisee:
        promisee.kind === 'organisation'
          ? own.includes(promisee.id)
          : promisee.kind === 'members' && (await this.#memberAmong(own, unit)) !== undefined,
    };
  }

  /** A step on a promise: it is to be known for which side somebody takes it. */
  async run(
    command: IssuedCommand,
    id: string,
    decide: (state: CommitmentState, sides: Sides, given: Deciding) => readonly Decided[],
  ) {
    const { caller } = command;
    return this.commands.run(command, await this.openTo(id, caller), id, async (state, given) => {
      const nobody = { forPromisor: false, forPromisee: false };
      return decide(state, state.status === 'none' ? nobody : await this.sidesOf(caller, state), given);
    });
  }

  async publishWords(state: CommitmentState, command: PublishWords, given: Deciding): Promise<readonly Decided[]> {
    const waiting = state.status === 'none' ? undefined : state.draft;
    const [drafted] = waiting === undefined ? [] : await this.vault.openRefs([waiting.text]);
    return publishWords(state, command, { drafted }, given);
  }

  /** The promise as it is open to whoever asks: one to all members is open to each of them. */
  async openTo(id: string, caller: Caller): Promise<typeof commitment> {
    const { state } = await this.commands.load(commitment, id);
    if (state.status === 'none' || state.promisee.kind !== 'members') return commitment;
    const member = await this.#memberAmong(organisationsOf(caller), state.unit);
    return member === undefined ? commitment : commitmentToMember(member);
  }

  /** The first of the organisations that is a member in the unit or below it. */
  async #memberAmong(organisations: readonly string[], unit: string): Promise<string | undefined> {
    for (const id of organisations) {
      const known = await this.facts.organisation(id);
      if (known?.status !== 'registered' || !isMemberStatus(known.membership?.status ?? '')) continue;
      if (this.facts.covers(unit, known.unit)) return id;
    }
    return undefined;
  }
}

const organisationsOf = ({ roles }: Caller): readonly string[] => [
  ...new Set(roles.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]))),
];
