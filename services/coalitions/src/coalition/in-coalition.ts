import type { Aggregate, Deciding, Happened, Role } from '@baraza/domain';
import {
  type AsAtMoment,
  type Caller,
  CommandHandler,
  type Decision,
  EntityReader,
  type IssuedCommand,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { openToParticipants, participantsOf } from './coalition.participants.ts';
import { coalition, type CoalitionState } from './coalition.state.ts';

/** The state of something that belongs to a coalition. */
interface OfCoalition {
  readonly status: string;
  readonly coalition?: string;
}
type DecideIn<State> = (state: State, of: CoalitionState, given: Deciding) => Decision | Promise<Decision>;

/**
 * What belongs to a coalition is open to its participants, as they are when somebody asks, and decided on with the coalition
 * at hand: who sits there, and who leads it.
 */
@Injectable()
export class InCoalition {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  async coalition(id: string): Promise<CoalitionState> {
    return (await this.commands.load(coalition, id)).state;
  }

  /** Whether a unit is the coalition's own or below it; its own where none is named. */
  reaches(of: CoalitionState, unit: string | undefined): boolean {
    return of.status !== 'none' && (unit === undefined || this.facts.covers(of.unit, unit));
  }

  /** @param unit where it is to stand; the coalition's own where it is left out */
  async create<State extends OfCoalition, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    { id, of, unit }: { readonly id: string | undefined; readonly of: string; readonly unit?: string | undefined },
    decide: DecideIn<State>,
  ) {
    const found = await this.coalition(of);
    const own = found.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : found.unit;
    const scope = { unit: unit ?? own, organisations: participantsOf(found) };
    return this.commands.create(command, aggregate, id, scope, async (state, given) =>
      decide(state, await this.coalition(of), given),
    );
  }

  async run<State extends OfCoalition, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    id: string,
    decide: DecideIn<State>,
  ) {
    return this.commands.run(command, await this.#openTo(aggregate, id), id, async (state, given) =>
      decide(state, await this.#of(state), given),
    );
  }

  async read<State extends OfCoalition, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
    present: (state: State, id: string, roles: readonly Role[]) => object,
    moment: AsAtMoment,
  ) {
    return this.entities.read(caller, await this.#openTo(aggregate, id), id, present, moment);
  }

  async events<State extends OfCoalition, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
  ) {
    return this.entities.events(caller, await this.#openTo(aggregate, id), id);
  }

  async #openTo<State extends OfCoalition, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<Aggregate<State, Event>> {
    const { state } = await this.commands.load(aggregate, id);
    return openToParticipants(aggregate, await this.#of(state));
  }

  #of(state: OfCoalition): Promise<CoalitionState> {
    return state.coalition === undefined ? Promise.resolve(coalition.initialState) : this.coalition(state.coalition);
  }
}
