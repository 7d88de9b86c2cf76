import type { CivilDate } from '@baraza/domain';
import { CommandHandler } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { inForceOn, type RuleSet } from './rule-set.pure.ts';
import { adoptedIn, rules, THE_RULES } from './rules.state.ts';

/** The forum's rules, for look-ups of deciders. Folded from their own stream: what was adopted a moment ago is there. */
@Injectable()
export class Rules {
  constructor(private readonly commands: CommandHandler) {}

  /** The rules in force on a date; those a forum begins with where it had adopted none by then. */
  async on(date: CivilDate): Promise<RuleSet> {
    const { state } = await this.commands.load(rules, THE_RULES);
    return inForceOn(adoptedIn(state), date);
  }
}
