import { derivedId } from '@baraza/contracts';

/** A campaign that was worked out in a campaign-launch programme. */
export interface LaunchAssignment {
  readonly programme: string;
  /** Who is to lead it. */
  readonly organisation: string;
  readonly title: string;
}

/**
 * The id of the campaign that an assignment opens: the same whether it is handed in with an enrolment, left by the programme
 * at its end, or both.
 */
export function campaignOf({ programme, organisation, title }: LaunchAssignment): string {
  return derivedId('campaign', programme, organisation, title.trim().replaceAll(/\s+/g, ' ').toLowerCase());
}
