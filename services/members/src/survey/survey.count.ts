import { createHash } from 'node:crypto';
import { BallotBoxClosed, type BallotBoxes } from '@baraza/ballot-box';
import { SMALLEST_CELL } from '@baraza/domain';
import { BALLOT_BOXES, CommandHandler, ReferenceFacts } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { organisation } from '../organisation/organisation.state.ts';
import type { CountSurvey, ReleaseTexts } from './survey.commands.pure.ts';
import { saidIn } from './survey.secret.pure.ts';
import { type Closed, survey, type SurveyState } from './survey.state.ts';
import {
  cellsOfLabel,
  cellsOfSurvey,
  labelOf,
  participationOf,
  type Response,
  tablesOf,
  tellable,
} from './tallying.pure.ts';

/** Texts that go into one event. */
const TEXTS_OF_A_PART = 50;

/**
 * What a closed survey comes to. Asked again, by a process that begins where another ended, it comes to the same: the box gives the
 * same answers until it is destroyed.
 */
@Injectable()
export class SurveyCount {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly directory: MembersDirectory,
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
  ) {}

  /** The texts of an anonymous survey, question by question and part by part; none once it is counted. */
  async textsOf(id: string): Promise<readonly ReleaseTexts[]> {
    const { state } = await this.commands.load(survey, id);
    if (state.status !== 'closed' || !state.plan.anonymous) return [];
    const responses = tellable(await this.#responses(id, state));
    return state.plan.questions
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ code }) => {
        const texts = responses.flatMap(({ said }) => said.find(({ question }) => question === code)?.text ?? []);
        return inParts(inAnOrderOfTheirOwn(texts), TEXTS_OF_A_PART).map((part, at) => ({
          question: code,
          part: at + 1,
          texts: part,
        }));
      });
  }

  async countOf(id: string, state: SurveyState): Promise<CountSurvey> {
    if (state.status !== 'closed') return { tables: [], participation: [], found: 0, withheld: false };
    const { plan, taken } = state;
    const found = await this.#responses(id, state);
    const told = tellable(found);
    const entitled = await this.#entitled(state);
    const path = await this.#pathBelow(plan.unit, [...taken, ...entitled]);
    return {
      tables: tablesOf(plan.questions, told),
      participation: participationOf(
        entitled,
        taken,
        told.flatMap(({ cells }) => cells),
        path,
      ),
      found: found.length,
      withheld: told.length === 0,
    };
  }

  /** Answers without whose they are, each with the cells that may be told beside it. */
  async #responses(id: string, { plan, taken, answers }: Closed): Promise<readonly Response[]> {
    const told = cellsOfSurvey(taken, await this.#pathBelow(plan.unit, taken));
    if (!plan.anonymous) {
      return taken.map((one) => ({
        cells: cellsOfLabel(labelOf(one, told)),
        said: (answers[one.organisation] ?? []).map(({ text: _, ...said }) => said),
      }));
    }
    // Of so few nothing can be told: what they said is destroyed unread.
    if (taken.length < SMALLEST_CELL) return [];
    const voters = taken.map((one) => ({ voter: one.membership, label: labelOf(one, told) }));
    const drawn = await this.boxes.draw(id, voters).catch((error: unknown) => {
      // A record that was restored from before the count, beside boxes from after it: the answers are gone, and that is told.
      if (error instanceof BallotBoxClosed) return [];
      throw error;
    });
    return drawn.map(({ answer, label }) => ({ cells: cellsOfLabel(label), said: saidIn(answer) }));
  }

  /** The members that could have answered on the survey's last day. */
  async #entitled({ plan }: Closed) {
    const members = await this.directory.membersIn(plan.whoMayAnswer, plan.until);
    const placed = await Promise.all(
      members.map(async (id) => {
        const { state } = await this.commands.load(organisation, id);
        if (state.status === 'none') return undefined;
        return { unit: state.profile.unit, constituencies: state.profile.constituencies };
      }),
    );
    await this.facts.catchUp();
    return placed.filter((one) => one !== undefined).filter((one) => this.facts.covers(plan.unit, one.unit));
  }

  /** From the unit that asked down to another, both included; the asking unit alone for one that is not below it. */
  async #pathBelow(
    top: string,
    placed: readonly { readonly unit: string }[],
  ): Promise<(unit: string) => readonly string[]> {
    await this.facts.catchUp();
    const paths = new Map<string, readonly string[]>();
    for (const { unit } of placed) {
      const up = this.facts.ancestors(unit);
      paths.set(unit, up.slice(0, up.indexOf(top) + 1).reverse());
    }
    return (unit) => paths.get(unit) ?? [top];
  }
}

/** By a digest of each text: it owes nothing to who wrote it, when, or beside which other answer, and is the same each time. */
function inAnOrderOfTheirOwn(texts: readonly string[]): readonly string[] {
  return texts
    .map((text) => ({ text, place: createHash('sha256').update(text).digest('hex') }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ text }) => text);
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
