import type { SequencedEvent } from '@baraza/contracts';
import { Injectable } from '@nestjs/common';
import type { CommandAnswer } from '../command-handling/command-answer.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';

export interface PolicyReaction {
  readonly policy: string;
  /** The id of the entity the command is for: part of the command's id. */
  readonly target: string;
  /** Runs one command under the given id. A `Rejection` is an outcome, not an error. */
  run(command: IssuedCommand): Promise<CommandAnswer | undefined>;
}

export type PolicyOutcome =
  | { readonly outcome: 'accepted'; readonly events: readonly { readonly id: string; readonly type: string }[] }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly rule: string };

/** Event in, command out. The outcome is stored before the event is acknowledged. */
@Injectable()
export class Policies {
  issue(event: SequencedEvent, reaction: PolicyReaction): Promise<PolicyOutcome> {
    throw new Error(`not written yet: ${[event.id, reaction.policy]}`);
  }
}
