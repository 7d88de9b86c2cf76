import type { Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import {
  type Caller,
  type CommandAnswer,
  CommandHandler,
  type Decision,
  type IssuedCommand,
  ReferenceFacts,
  type SecretAnswer,
  SecretAnswers,
  VAULT,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { membership } from '../membership/membership.state.ts';
import { belongs } from '../membership/membership.steps.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { Rules } from '../rules/rules.ts';
import { unit } from '../unit/unit.state.ts';
import { answer, inTurn } from './survey.answering.pure.ts';
import type {
  AnsweringFacts,
  AnswerSurvey,
  FindingFacts,
  PlanSurvey,
  ProposeFinding,
  PublishFinding,
} from './survey.commands.pure.ts';
import { plan } from './survey.decider.ts';
import { findingOf } from './survey.evolve.pure.ts';
import { proposeFinding, publishFinding } from './survey.findings.pure.ts';
import { roomFor, surveyBytes } from './survey.secret.pure.ts';
import { surveyRules } from './survey.rules.ts';
import { survey, surveyOpenTo, type SurveyState } from './survey.state.ts';

/** Decisions on surveys with the look-ups they need, and answers on their way into the box. */
@Injectable()
export class SurveyWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly rules: Rules,
    private readonly secrets: SecretAnswers,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async plan(state: SurveyState, command: PlanSurvey, given: Deciding): Promise<Decision> {
    const [{ state: named }, { categories }] = await Promise.all([
      this.commands.load(unit, command.unit),
      this.rules.on(given.effectiveOn),
    ]);
    return plan(state, command, { unit: named, categories: categories.map(({ code }) => code) }, given);
  }

  /** Of an anonymous survey the answer goes into the box once it is decided on, and only then the taking part onto the record. */
  async answer(command: IssuedCommand, id: string, asked: AnswerSurvey): Promise<CommandAnswer> {
    const facts = await this.#answeringFacts(id, asked.organisation);
    const open = facts.isCovered ? surveyOpenTo([asked.organisation]) : survey;
    const secret = await this.#secretOf(id, asked, facts);
    if (secret === undefined) {
      return this.commands.run(command, open, id, (state, given) => answer(state, asked, facts, given));
    }
    const { effectiveOn } = command;
    const rest = { organisation: asked.organisation, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    const remembered = await this.secrets.remembered(command, rest, secret);
    // Where the box takes nothing any more there is nothing to remember the answer by, and the survey is not open.
    return this.commands.run(remembered ?? { ...command, body: rest }, open, id, async (state, given) => {
      const events = answer(state, asked, facts, given);
      if (remembered === undefined || !(await this.secrets.put(secret))) throw surveyRules.broken('not-open');
      return events;
    });
  }

  async proposeFinding(state: SurveyState, command: ProposeFinding, given: Deciding): Promise<Decision> {
    const themes = await this.facts.inUse('theme', command.themes, given.effectiveOn);
    return proposeFinding(state, command, { themes }, given);
  }

  async publishFinding(state: SurveyState, command: PublishFinding, given: Deciding): Promise<Decision> {
    return publishFinding(state, command, await this.#wordsOf(state, command.finding), given);
  }

  /** The survey as it is open to whoever asks: to those who act for members that it asks. */
  async openTo(id: string, caller: Caller): Promise<typeof survey> {
    const { state } = await this.commands.load(survey, id);
    if (state.status === 'none') return survey;
    const represented = new Set(caller.roles.flatMap((held) => held.organisation ?? []));
    const asked: string[] = [];
    for (const one of represented) {
      const { member, isCovered } = await this.#answeringFacts(id, one);
      if (isCovered && member !== undefined && state.plan.whoMayAnswer.includes(member.category)) asked.push(one);
    }
    return asked.length === 0 ? survey : surveyOpenTo(asked);
  }

  async #answeringFacts(id: string, of: string): Promise<AnsweringFacts> {
    const [{ state }, member] = await Promise.all([this.commands.load(survey, id), this.#memberOf(of)]);
    if (member !== undefined) await this.facts.knownUnit(member.unit);
    const isCovered =
      state.status !== 'none' && member !== undefined && this.facts.covers(state.plan.unit, member.unit);
    return { member, isCovered };
  }

  async #memberOf(id: string): Promise<AnsweringFacts['member']> {
    const { state: place } = await this.commands.load(openMembership, id);
    if (place.status !== 'held') return undefined;
    const [{ state }, { state: body }] = await Promise.all([
      this.commands.load(membership, place.membership),
      this.commands.load(organisation, id),
    ]);
    if (!belongs(state) || body.status === 'none') return undefined;
    const { category, unit: stands, status } = state;
    const constituencies = [...body.profile.constituencies].sort();
    return {
      membership: place.membership,
      category,
      unit: stands,
      constituencies,
      isSuspended: status === 'suspended',
    };
  }

  /** Undefined where nothing is secret: of a survey by name, and of one that nobody can answer. */
  async #secretOf(id: string, asked: AnswerSurvey, { member }: AnsweringFacts): Promise<SecretAnswer | undefined> {
    const { state } = await this.commands.load(survey, id);
    if (state.status === 'none' || !state.plan.anonymous || member === undefined) return undefined;
    const { questions } = state.plan;
    const said = surveyBytes(inTurn(questions, asked.answers));
    return { box: id, room: roomFor(questions), voter: member.membership, answer: said };
  }

  async #wordsOf(state: SurveyState, id: string): Promise<FindingFacts> {
    const finding = state.status === 'published' ? findingOf(state, id) : undefined;
    if (finding === undefined) return { words: undefined, promise: undefined };
    const refs = [finding.words, ...(finding.promise === undefined ? [] : [finding.promise.words])];
    const [words, promise] = await this.vault.openRefs(refs);
    return { words, promise };
  }
}
