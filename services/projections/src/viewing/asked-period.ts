import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import type { AskedRequest } from './asked-request.ts';
import type { Asking } from '../asking/asking.ts';
import { within } from '../figures/unit-groups.ts';
import type { Frame } from './frame.ts';
import type { Viewing } from './viewing.ts';

/** A period of a unit and those below it, as a dashboard is asked for it. */
export interface AskedPeriod {
  readonly frame: Frame;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly period: { readonly from: CivilDate; readonly until: CivilDate };
  /** What its figures are asked by: only in units that the reader sees. */
  readonly question: {
    readonly asOf: CivilDate;
    readonly from: CivilDate;
    readonly knownAt: Frame['knownAt'];
    readonly units: Frame['sight']['units'];
  };
}

/**
 * The year up to the date asked, where nothing says since when.
 * @throws BadRequest that names every wrong parameter, those that were asked for before among them
 */
export async function askedPeriod(
  viewing: Viewing,
  asking: Asking,
  caller: Caller,
  request: AskedRequest,
  model: string,
): Promise<AskedPeriod> {
  const since = asking.date('from');
  const code = asking.unit();
  const frame = await viewing.frame(asking, caller, request, model);
  const { asOf, knownAt, sight } = frame;
  const { tree } = frame.forum;
  const units = code === undefined ? sight.units : within(sight.units, tree.andBelow(code, { asOf }));
  const from = since ?? addDays(addMonths(asOf, -12), 1);
  return {
    frame,
    unit: code === undefined ? undefined : { code, name: tree.nameOf(code) },
    period: { from, until: asOf },
    question: { asOf, from, knownAt, units },
  };
}
