import type { Position } from '@baraza/contracts';
import type { Warning } from './decision.ts';

/** What an accepted command answers with. */
export class CommandAnswer {
  readonly id: string;
  /** Of the entity after the command: the ETag. */
  readonly revision: number;
  /** What to wait for in a query (`Baraza-Min-Position`). */
  readonly position: Position;
  /** Those of this command, in order; empty where there was nothing to do. */
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly warnings: readonly Warning[];

  constructor(answer: Pick<CommandAnswer, 'id' | 'revision' | 'position' | 'events' | 'warnings'>) {
    this.id = answer.id;
    this.revision = answer.revision;
    this.position = answer.position;
    this.events = answer.events;
    this.warnings = answer.warnings;
  }
}
