import type { SeatHeld } from '../rights/seats-of.ts';
import { claimantsOf, leftBehind, stillAsked, toldOnce } from './together.pure.ts';
import type { WorkKind } from './work-kinds.ts';
import { item } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

const waiting = (kind: WorkKind, more: Partial<OpenItem> = {}): OpenItem => ({
  ...item(kind),
  since: '2026-03-01',
  ...more,
});
const doc = (...items: readonly OpenItem[]): WorkDoc => ({
  ...{ aggregate: 'joint-action', entity: 'entity', unit: 'UG-402', organisation: null, coalition: 'the coalition' },
  ...{ items, persons: [], organisations: [], needed: 0, dueNext: null },
});
const kinds = (items: readonly OpenItem[]) => items.map(({ kind, part, of }) => [kind, part, of]);

it('a vote waits until each on the roll that may vote has voted, and what has no roll until it is over', () => {
  const asking = (asked: readonly string[], answered?: readonly string[]) =>
    stillAsked(doc(waiting('vote-to-cast', { asked, ...(answered && { answered }) }))).items.length;
  expect([asking(['one', 'two']), asking(['one', 'two'], ['two'])]).toEqual([1, 1]);
  expect([asking(['one', 'two'], ['two', 'one']), asking(['one'], ['two', 'one']), asking([])]).toEqual([0, 0, 0]);
  expect(stillAsked(doc(waiting('alert-to-hear', { answered: ['one'] }))).items).toHaveLength(1);
});

it('a task that is not overdue yet is to be taken back where its participant has no seat in that coalition any more', () => {
  const tasks = doc(
    waiting('task-to-do', { part: 'first', of: 'who left' }),
    waiting('task-to-do', { part: 'second', of: 'who stays' }),
    waiting('task-overdue', { part: 'third', of: 'who left' }),
    waiting('task-to-take-on', { part: 'fourth' }),
  );
  expect(claimantsOf([tasks, tasks])).toEqual(['who left', 'who stays']);
  const seat = (organisation: string, coalition = 'the coalition'): SeatHeld => ({
    ...{ organisation, coalition, role: 'observer', isOver: false },
  });
  expect(kinds(leftBehind(tasks, [seat('who stays'), seat('who left', 'another')]).items)).toEqual([
    ['task-to-take-back', 'first', 'who left'],
    ['task-to-do', 'second', 'who stays'],
    ['task-overdue', 'third', 'who left'],
    ['task-to-take-on', 'fourth', undefined],
  ]);
  expect(leftBehind(tasks, [seat('who stays'), seat('who left')])).toEqual(tasks);
});

it('a task that is overdue and taken on by nobody is told once', () => {
  const late = waiting('task-overdue', { part: 'late' });
  const inTime = waiting('task-to-take-on', { part: 'in time' });
  expect(toldOnce([waiting('task-to-take-on', { part: 'late' }), late, inTime])).toEqual([late, inTime]);
});
