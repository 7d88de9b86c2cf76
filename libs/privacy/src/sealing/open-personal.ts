import { isUuid } from '@baraza/contracts';
import type { PersonalRef } from '@baraza/domain';
import type { Vault } from '../vault.port.ts';

/** What a reader sees where the record holds a `PersonalRef`. */
export type SeenPersonal =
  | { readonly subject: string; readonly value: string }
  | { readonly subject: string; readonly erased: true }
  | { readonly subject: string; readonly masked: true };

/** A JSON tree as a reader sees it. */
export type Seen<T> = T extends PersonalRef
  ? SeenPersonal
  : T extends readonly (infer Item)[]
    ? readonly Seen<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Seen<T[K]> }
      : T;

const COMMITMENT = /^[A-Za-z0-9_-]{43}$/;

/** True for `{subject, commitment}` and nothing else: no other part of the record looks like it. */
export function isPersonalRef(node: unknown): node is PersonalRef {
  if (node === null || typeof node !== 'object' || Object.keys(node).length !== 2) return false;
  const { subject, commitment } = node as Partial<PersonalRef>;
  return isUuid(subject) && typeof commitment === 'string' && COMMITMENT.test(commitment);
}

/**
 * For those who may see the persons: every reference in the tree (an event's data, a state, a document, a list of them)
 * replaced by the value, or by the word that it was erased. One request to the vault for all of them.
 * @throws VaultDamaged, VaultUnavailable
 */
export async function openPersonal<T>(vault: Vault, tree: T): Promise<Seen<T>> {
  const refs: PersonalRef[] = [];
  mapRefs(tree, (ref) => {
    refs.push(ref);
    return ref;
  });
  const values = await vault.openRefs(refs);
  let next = 0;
  return mapRefs(tree, ({ subject }): SeenPersonal => {
    const value = values[next++];
    return value === undefined ? { subject, erased: true } : { subject, value };
  }) as Seen<T>;
}

/** For auditors: that there is a value and whose it is, by random id; neither the value nor what it could be tried against. */
export function maskPersonal<T>(tree: T): Seen<T> {
  return mapRefs(tree, ({ subject }): SeenPersonal => ({ subject, masked: true })) as Seen<T>;
}

/** For everybody else: as if there had been no personal field. Items of lists that are references go too. */
export function withoutPersonal(tree: unknown): unknown {
  return mapRefs(tree, () => undefined);
}

function mapRefs(node: unknown, map: (ref: PersonalRef) => unknown): unknown {
  if (isPersonalRef(node)) return map(node);
  if (Array.isArray(node)) return node.map((item) => mapRefs(item, map)).filter((item) => item !== undefined);
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node).map(([key, child]) => [key, mapRefs(child, map)] as const);
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}
