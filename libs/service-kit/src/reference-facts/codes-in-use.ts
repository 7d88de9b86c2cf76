import type { SequencedEvent } from '@baraza/contracts';
import {
  addedFrom,
  type CivilDate,
  FIRST_CONSTITUENCIES,
  FIRST_THEMES,
  FROM_THE_BEGINNING,
  type InUse,
  isInUse,
  retiredFrom,
} from '@baraza/domain';

export type CodeKind = 'theme' | 'constituency';

/** A code of the forum's reference data, and when it was in use. */
export interface CodeFact {
  readonly kind: CodeKind;
  readonly code: string;
  readonly name?: string;
  readonly inUse: InUse;
}

const FIRST: Readonly<Record<CodeKind, readonly string[]>> = {
  theme: FIRST_THEMES,
  constituency: FIRST_CONSTITUENCIES,
};

export const CODE_EVENTS: Readonly<Record<string, CodeKind>> = {
  'members.ThemeAdded': 'theme',
  'members.ThemeRetired': 'theme',
  'members.ConstituencyAdded': 'constituency',
  'members.ConstituencyRetired': 'constituency',
};

function firstFact(kind: CodeKind, code: string): CodeFact {
  return { kind, code, inUse: FIRST[kind].includes(code) ? FROM_THE_BEGINNING : [] };
}

export function evolveCode(fact: CodeFact | undefined, event: SequencedEvent): CodeFact {
  const { code, name } = event.data as { code: string; name?: string };
  const before = fact ?? firstFact(CODE_EVENTS[event.type]!, code);
  if (name === undefined) return { ...before, inUse: retiredFrom(before.inUse, event.effectiveOn) };
  return { ...before, name, inUse: addedFrom(before.inUse, event.effectiveOn) };
}

/** Themes and constituencies in memory: some dozens, asked for in every registration. */
export class CodesInUse {
  readonly #facts = new Map<string, CodeFact>();

  constructor() {
    for (const kind of ['theme', 'constituency'] as const) {
      for (const code of FIRST[kind]) this.put(firstFact(kind, code));
    }
  }

  put(fact: CodeFact): void {
    this.#facts.set(`${fact.kind}:${fact.code}`, fact);
  }

  isInUse(kind: CodeKind, code: string, on: CivilDate): boolean {
    return isInUse(this.#facts.get(`${kind}:${code}`)?.inUse ?? [], on);
  }

  all(kind: CodeKind): readonly CodeFact[] {
    return [...this.#facts.values()].filter((fact) => fact.kind === kind).sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
