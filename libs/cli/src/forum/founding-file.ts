import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { everyContract, rulesProposed } from '@baraza/contracts';
import { isCivilDate } from '@baraza/domain';
import type { Fault } from '../command-line/exit-codes.ts';

/** Who can grant roles from the first day on: known by the subject (`sub`) of their tokens. */
export interface FoundingOfficer {
  readonly subject: string;
  /** Of their tokens, where it is not the issuer that the settings name. */
  readonly issuer?: string;
}

/** A founding member: an organisation as `POST /members/organisations` takes it, and what kind of member it is. */
export interface FoundingMember {
  readonly category: string;
  readonly legalName: string;
}

/** What a forum decided when it was founded. */
export interface Founding {
  /** The code of the founding resolution: `fa-2026-01`. */
  readonly resolution: string;
  /** The date of the founding; left out: today. */
  readonly on?: string;
  readonly officers: readonly FoundingOfficer[];
  readonly members?: readonly FoundingMember[];
}

const FIELDS = ['resolution', 'on', 'officers', 'members'];
const MOST_MEMBERS = 100;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads who and what a forum begins with. Whatever is wrong is added to `faults`, by its place in the file. */
export function readFounding(path: string, faults: Fault[]): Founding | undefined {
  const file = basename(path);
  const before = faults.length;
  const content = readObject('--founding', path, faults);
  if (content === undefined) return undefined;
  const need = (place: string, value: unknown, holds: boolean, expected: string): void => {
    if (holds) return;
    const given = typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {};
    faults.push({ name: `${file}, ${place}`, ...given, expected });
  };
  refuseUnknown(content, FIELDS, '', need);
  const { resolution, on, officers, members = [] } = content;
  need('resolution', resolution, isCode(resolution), 'the code of the founding resolution, like fa-2026-01');
  need('on', on, on === undefined || isCivilDate(on), 'the date of the founding, as YYYY-MM-DD');
  const listed = Array.isArray(officers) ? (officers as readonly unknown[]) : [];
  listed.forEach((officer, index) => readOfficer(officer, `officers/${index}`, need));
  const subjects = listed.map((officer) => JSON.stringify([issuerOf(officer), subjectOf(officer)]));
  need('officers', undefined, new Set(subjects).size >= 2, 'a list of at least two officers, each of their own');
  const founders = Array.isArray(members) ? (members as readonly unknown[]) : [];
  const isList = Array.isArray(members) && founders.length <= MOST_MEMBERS;
  need('members', undefined, isList, `a list of at most ${MOST_MEMBERS} founding members`);
  founders.forEach((member, index) => readMember(member, `members/${index}`, need));
  return faults.length > before ? undefined : (content as unknown as Founding);
}

/** Reads rules to begin with, in place of those every forum begins with. Whatever is wrong is added to `faults`. */
export function readRules(path: string, faults: Fault[]): object | undefined {
  const rules = readObject('--rules', path, faults);
  if (rules === undefined) return undefined;
  const wrong = everyContract.faults(rulesProposed, { ...rulesProposed.example, rules });
  for (const { pointer, message } of wrong) {
    faults.push({ name: `${basename(path)}, ${pointer.replace(/^\/rules\/?/, '') || 'the rules'}`, expected: message });
  }
  return wrong.length > 0 ? undefined : rules;
}

type Need = (place: string, value: unknown, holds: boolean, expected: string) => void;
type Fields = Readonly<Record<string, unknown>>;

function readOfficer(officer: unknown, place: string, need: Need): void {
  if (!isObject(officer)) return need(place, officer, false, 'an officer: {"subject": …}');
  refuseUnknown(officer, ['subject', 'issuer'], `${place}/`, need);
  const { subject, issuer } = officer;
  const isSubject = typeof subject === 'string' && subject.trim() !== '' && subject.length <= 255;
  need(`${place}/subject`, subject, isSubject, 'the subject (sub) of their tokens');
  const isIssuer = issuer === undefined || (typeof issuer === 'string' && /^https?:\/\//.test(issuer));
  need(`${place}/issuer`, issuer, isIssuer, 'the address of the issuer of their tokens');
}

function readMember(member: unknown, place: string, need: Need): void {
  if (!isObject(member)) return need(place, member, false, 'an organisation with its category');
  const { category, legalName } = member;
  need(`${place}/category`, category, isCode(category), 'a category of the rules, like full');
  const isName = typeof legalName === 'string' && legalName.trim() !== '';
  need(`${place}/legalName`, legalName, isName, 'the name of the organisation');
}

function refuseUnknown(fields: Fields, known: readonly string[], at: string, need: Need): void {
  for (const name of Object.keys(fields))
    need(`${at}${name}`, undefined, known.includes(name), `only ${known.join(', ')}`);
}

function readObject(option: string, path: string, faults: Fault[]): Fields | undefined {
  try {
    const parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))) as unknown;
    if (isObject(parsed)) return parsed;
    faults.push({ name: option, value: path, expected: 'a JSON object' });
  } catch (error) {
    faults.push({ name: option, value: path, expected: `a JSON file: ${(error as Error).message}` });
  }
  return undefined;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCode = (value: unknown): value is string => typeof value === 'string' && value.length <= 64 && CODE.test(value);
const subjectOf = (officer: unknown): unknown => (isObject(officer) ? officer['subject'] : undefined);
const issuerOf = (officer: unknown): unknown => (isObject(officer) ? (officer['issuer'] ?? null) : null);
