import type { Aggregate, Happened, Scope } from '@baraza/domain';
import { Injectable } from '@nestjs/common';
import { type CommandAnswer } from './command-answer.ts';
import type { Decide } from './decision.ts';
import type { IssuedCommand } from './issued-command.ts';

export interface Loaded<State> {
  readonly state: State;
  /** The last event's; undefined where the stream has none. */
  readonly revision: number | undefined;
}

/** The write path: authorise, look the command up, If-Match, decide, seal, append. */
@Injectable()
export class CommandHandler {
  /**
   * A command that begins an entity.
   * @param id the client's, or undefined: then derived from the command's id
   * @param scope where it is to stand: 403 where the caller has no right there
   */
  create<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    id: string | undefined,
    scope: Scope,
    decide: Decide<State>,
  ): Promise<CommandAnswer> {
    throw new Error(`not written yet: ${[command.id, aggregate.name, id, scope, decide]}`);
  }

  /** A command on an entity that exists: 404 where it does not, or where the caller may not see it. */
  run<State extends { readonly status: string }, Event extends Happened>(
    command: IssuedCommand,
    aggregate: Aggregate<State, Event>,
    id: string,
    decide: Decide<State>,
  ): Promise<CommandAnswer> {
    throw new Error(`not written yet: ${[command.id, aggregate.name, id, decide]}`);
  }

  /** The state of another entity of this service, for a decider that needs it. */
  load<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<Loaded<State>> {
    throw new Error(`not written yet: ${[aggregate.name, id]}`);
  }
}
