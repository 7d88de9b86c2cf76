import {
  duesScheduleAdopted,
  duesScheduleProposed,
  type EventContract,
  invoiceBecameOverdue,
  invoiceCancelled,
  invoiceIssued,
  invoicePaymentTakenBack,
  invoiceSettled,
  invoiceWaiverAsked,
  invoiceWaiverRefused,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { worklistProjection } from './worklist.projection.ts';

const { dueOn } = invoiceIssued.example;
const step = (contract: EventContract, by = 'an officer', effectiveOn = dueOn): GivenEvent =>
  happened(contract, 'entity', contract.example, {
    effectiveOn,
    meta: { actor: { person: by, roles: ['unit-officer'] } },
  });
const open = (...events: readonly GivenEvent[]) =>
  [...documentsOf(worklistProjection, events).values()].flatMap(({ items }) => items);
const kinds = (...events: readonly GivenEvent[]) => open(...events).map(({ kind }) => kind);

const issued = step(invoiceIssued, 'the issuer');
const overdue = step(invoiceBecameOverdue);

it('an invoice waits for the member until its day, and then for the office too, which follows it up', () => {
  expect(open(issued)).toMatchObject([{ kind: 'dues-to-pay', due: dueOn }]);
  expect(open(issued, overdue)).toMatchObject([
    { kind: 'dues-to-pay', due: dueOn },
    { kind: 'dues-overdue', due: dueOn, notBy: ['the issuer'] },
  ]);
  expect(kinds(issued, overdue, step(invoiceSettled))).toEqual([]);
  expect(kinds(issued, overdue, step(invoiceCancelled))).toEqual([]);
});

it('a waiver waits for somebody else than who asked for it, whatever becomes of the invoice meanwhile', () => {
  const asked = step(invoiceWaiverAsked, 'who asked');
  expect(open(issued, asked).at(-1)).toMatchObject({ kind: 'waiver-to-decide', notBy: ['who asked'] });
  expect(kinds(issued, asked, overdue)).toEqual(['dues-to-pay', 'dues-overdue', 'waiver-to-decide']);
  expect(kinds(issued, asked, step(invoiceWaiverRefused))).toEqual(['dues-to-pay']);
});

it('what was settled waits again where the payment did not stand', () => {
  const back = step(invoicePaymentTakenBack, 'an officer', '2030-01-01');
  expect(kinds(issued, step(invoiceSettled), back)).toEqual(['dues-to-pay', 'dues-overdue']);
  expect(kinds(issued, step(invoiceSettled), step(invoicePaymentTakenBack))).toEqual(['dues-to-pay']);
});

it('a proposed schedule of dues waits for another than who proposed it, until the day it is to hold from', () => {
  const proposed = step(duesScheduleProposed, 'who proposed');
  const { from } = duesScheduleProposed.example;
  expect(open(proposed)).toMatchObject([{ kind: 'dues-schedule-to-adopt', due: from, notBy: ['who proposed'] }]);
  expect(kinds(proposed, step(duesScheduleAdopted))).toEqual([]);
});
