import type { Deciding } from '@baraza/domain';
import { alsoIn, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { extend, shorten } from '../dues-tariff/dues-tariff.decider.ts';
import { duesTariff, THE_TARIFF } from '../dues-tariff/dues-tariff.state.ts';
import { categoriesThat } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import type { EndSchedule } from './dues-schedule.commands.pure.ts';
import { adopt, end, propose } from './dues-schedule.decider.ts';
import type { DuesScheduleState, DuesTerms } from './dues-schedule.state.ts';

/** Decisions on schedules of dues with the look-ups they need, and with what the tariff takes in the same append. */
@Injectable()
export class DuesScheduleWriting {
  constructor(
    private readonly facts: ReferenceFacts,
    private readonly rules: Rules,
  ) {}

  async propose(state: DuesScheduleState, terms: DuesTerms, given: Deciding): Promise<Decision> {
    const rules = await this.rules.on(given.effectiveOn);
    const named = [...new Set([terms.unit, ...terms.lines.map(({ unit }) => unit)])];
    const units = await Promise.all(named.map((code) => this.facts.knownUnit(code)));
    const known = named.filter((_, index) => units[index] !== undefined);
    const covered = known.filter((code) => this.facts.covers(terms.unit, code));
    return propose(state, terms, { categories: categoriesThat(rules, 'paysDues'), known, covered }, given);
  }

  adopt(schedule: string, state: DuesScheduleState, given: Deciding): Decision {
    const events = adopt(state, given);
    const [adopted] = events;
    if (adopted === undefined || state.status === 'none') return events;
    const { from, until } = adopted.data;
    const entry = { schedule, from, until, lines: state.terms.lines };
    return { events, also: [alsoIn(duesTariff, THE_TARIFF, (tariff, now) => extend(tariff, entry, now))] };
  }

  end(schedule: string, state: DuesScheduleState, command: EndSchedule, given: Deciding): Decision {
    const events = end(state, command, given);
    if (events.length === 0) return events;
    const last = { schedule, until: command.until };
    return { events, also: [alsoIn(duesTariff, THE_TARIFF, (tariff, now) => shorten(tariff, last, now))] };
  }
}
