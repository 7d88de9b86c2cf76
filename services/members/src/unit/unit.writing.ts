import type { Deciding } from '@baraza/domain';
import { alsoIn, CommandHandler, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { leave, move, split } from './unit.changes.ts';
import { existsOn, unit, type UnitState } from './unit.state.ts';

/** Changes of units with what is looked up for them, and with the units below that leave in the same append. */
@Injectable()
export class UnitWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: MembersDirectory,
    private readonly facts: ReferenceFacts,
  ) {}

  async move(state: UnitState, command: { readonly parent: string }, given: Deciding): Promise<Decision> {
    const parent = await this.#stateOf(command.parent);
    await this.facts.catchUp();
    return move(state, command, { parent, above: this.facts.ancestors(command.parent) }, given);
  }

  async split(state: UnitState, command: { readonly into: readonly string[] }, given: Deciding): Promise<Decision> {
    const named = command.into.map(async (code) => [code, await this.#stateOf(code)] as const);
    const below = state.status === 'none' ? [] : await this.#below(state.code, given, 1);
    return split(state, command, { units: new Map(await Promise.all(named)), below }, given);
  }

  async leave(state: UnitState, command: { readonly ground: string }, given: Deciding): Promise<Decision> {
    const below = state.status === 'none' ? [] : await this.#below(state.code, given);
    const events = leave(state, command, { below }, given);
    if (events.length === 0) return events;
    return {
      events,
      also: below.map((code) => alsoIn(unit, code, (one, now) => leave(one, command, { below: [] }, now))),
    };
  }

  /** The codes of the units below that belong on the date. */
  async #below(code: string, given: Deciding, depth = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
    const children = Map.groupBy(await this.directory.units(), ({ parent }) => parent);
    const found: string[] = [];
    let level = [code];
    for (let at = 0; at < depth && level.length > 0; at += 1) {
      const next = level.flatMap((above) => (children.get(above) ?? []).map((child) => child.code));
      const states = await Promise.all(next.map(async (child) => [child, await this.#stateOf(child)] as const));
      level = states.filter(([, state]) => existsOn(state, given.effectiveOn)).map(([child]) => child);
      found.push(...level);
    }
    return found;
  }

  async #stateOf(code: string): Promise<UnitState> {
    return (await this.commands.load(unit, code)).state;
  }
}
