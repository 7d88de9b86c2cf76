import type {
  DataOf,
  decisionWithdrawn,
  organisationMerged,
  organisationMergeReversed,
  participantLeft,
  participantRemoved,
  seatReinstated,
  seatSuspended,
  SequencedEvent,
  suspensionLifted,
  votingClosed,
  votingOpened,
} from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { standingInVote, votingSeatOf } from '../coalition/coalition.participants.ts';
import { coalition, type CoalitionState } from '../coalition/coalition.state.ts';
import type { SeatOnRoll } from '../decision/decision.commands.pure.ts';
import { decision } from '../decision/decision.state.ts';
import { restoreVote, voidVote } from '../decision/decision.voting.pure.ts';

const policy = 'coalitions.void-votes-when-seats-rest';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/** A vote that is open, with those who may vote. */
interface OpenVote {
  readonly decision: string;
  readonly coalition: string;
  readonly roll: readonly SeatOnRoll[];
}

const openVotes: ReadModel<OpenVote> = {
  name: 'open-votes',
  version: 1,
  keepsPast: false,
  indexes: ['coalition'],
  index: (vote) => ({ coalition: vote.coalition }),
};

/**
 * When a seat rests with its membership or ends, its votes that are open count no more; when it returns, they count again. So it
 * is where two organisations on the roll turn out to be one, which has one vote, or are two again after all. A
 * vote may be opened while a seat is suspended, and events of two streams come in no certain order: whoever comes second finds the
 * other, and both look at the seat as it stands now, so that old news changes nothing.
 */
@PolicyController({ policy, since: 0 })
export class VoidVotesWhenSeatsRest {
  readonly #votes: ServiceDocuments<OpenVote>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#votes = new ServiceDocuments(store, openVotes);
  }

  @EventPattern('coalitions.VotingOpened')
  async opened(@Payload() event: Of<typeof votingOpened>): Promise<void> {
    const { coalition: of, roll } = event.data;
    const vote = { decision: decisionOf(event), coalition: of, roll };
    await this.#turns.run(of, async () => {
      await this.#votes.put(vote.decision, vote);
      for (const seat of roll) await this.#reconcile(event, vote, seat);
    });
  }

  @EventPattern('coalitions.VotingClosed')
  async closed(@Payload() event: Of<typeof votingClosed>): Promise<void> {
    await this.#votes.put(decisionOf(event), undefined);
  }

  @EventPattern('coalitions.DecisionWithdrawn')
  async withdrawn(@Payload() event: Of<typeof decisionWithdrawn>): Promise<void> {
    await this.#votes.put(decisionOf(event), undefined);
  }

  @EventPattern('coalitions.SeatSuspended')
  suspended(@Payload() event: Of<typeof seatSuspended>): Promise<void> {
    return this.#news(event);
  }

  /** For its membership, it may be, while a decision holds it suspended still. */
  @EventPattern('coalitions.SuspensionLifted')
  lifted(@Payload() event: Of<typeof suspensionLifted>): Promise<void> {
    return this.#news(event);
  }

  @EventPattern('coalitions.SeatReinstated')
  reinstated(@Payload() event: Of<typeof seatReinstated>): Promise<void> {
    return this.#news(event);
  }

  @EventPattern('coalitions.ParticipantLeft')
  left(@Payload() event: Of<typeof participantLeft>): Promise<void> {
    return this.#news(event);
  }

  @EventPattern('coalitions.ParticipantRemoved')
  removed(@Payload() event: Of<typeof participantRemoved>): Promise<void> {
    return this.#news(event);
  }

  @EventPattern('members.OrganisationMerged')
  merged(@Payload() event: Of<typeof organisationMerged>): Promise<void> {
    return this.#others(event);
  }

  @EventPattern('members.OrganisationMergeReversed')
  mergeReversed(@Payload() event: Of<typeof organisationMergeReversed>): Promise<void> {
    return this.#others(event);
  }

  /** Which seats are one organisation's may be other than it was, in every vote that has either. */
  async #others(
    event: SequencedEvent<string, { readonly organisation: string; readonly into: string }>,
  ): Promise<void> {
    await this.facts.catchUp();
    const { organisation, into } = event.data;
    for (const { decision: id, coalition: of } of await this.#votes.all()) {
      await this.#turns.run(of, async () => {
        const vote = await this.#votes.get(id);
        for (const one of vote?.roll ?? []) {
          const isOne = [organisation, into].some((its) => this.facts.formerlyAs(its).includes(one.organisation));
          if (isOne) await this.#reconcile(event, vote!, one);
        }
      });
    }
  }

  async #news(event: SequencedEvent<string, SeatOnRoll>): Promise<void> {
    const { seat, organisation } = event.data;
    const of = event.stream.slice('coalition-'.length);
    await this.#turns.run(of, async () => {
      for (const vote of await this.#votes.all({ where: { coalition: { is: of } } })) {
        if (!vote.roll.some((one) => one.seat === seat)) continue;
        const its = vote.roll.filter((one) => one.seat !== seat && this.#is(one.organisation, organisation));
        for (const one of [{ seat, organisation }, ...its]) await this.#reconcile(event, vote, one);
      }
    });
  }

  /** The vote of a seat, as the seat stands now. */
  async #reconcile(event: SequencedEvent, vote: OpenVote, { seat, organisation }: SeatOnRoll): Promise<void> {
    const standing = this.#standing(
      (await this.commands.load(coalition, vote.coalition)).state,
      vote,
      seat,
      organisation,
    );
    const { state } = await this.commands.load(decision, vote.decision);
    const isVoid = state.status === 'voting' && state.roll.some((one) => one.seat === seat && one.void !== undefined);
    // Nothing is issued where nothing changes: a roll is long, and most seats stand as they did.
    if ((standing === 'active') !== isVoid && standing !== 'ended') return;
    await this.policies.issue(event, {
      policy,
      target: `${vote.decision} ${seat}`,
      run: (command) =>
        this.commands.run(command, decision, vote.decision, (now, given) =>
          standing === 'active'
            ? restoreVote(now, { seat, organisation }, given)
            : voidVote(now, { seat, organisation, cause: `seat-${standing}` }, given),
        ),
    });
  }

  /** As the seat stands, and suspended while another of the same organisation votes. */
  #standing(of: CoalitionState, { roll }: OpenVote, seat: string, organisation: string) {
    const own = standingInVote(of, { seat, organisation });
    if (own !== 'active') return own;
    const left = roll.filter((one) => standingInVote(of, one) !== 'ended');
    return votingSeatOf(left, organisation, (id) => this.#goesOnAs(id))?.seat === seat ? own : 'suspended';
  }

  #goesOnAs(organisation: string): string {
    return this.facts.goesOnAs(organisation).at(-1)!;
  }

  #is(one: string, other: string): boolean {
    return this.#goesOnAs(one) === this.#goesOnAs(other);
  }
}

const decisionOf = ({ stream }: SequencedEvent): string => stream.slice('decision-'.length);
