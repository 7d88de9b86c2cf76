import { orgTag, tags, unitTag } from '../tags.pure.ts';

/** What a request is of: the service, and the member that asked. */
export interface WhoseRequest {
  readonly service: string;
  readonly code: string;
  readonly organisation: string;
  /** In which the member stands; one that is over stays where it was. */
  readonly unit: string;
}

export const whoseOf = ({ service, code, organisation, unit }: WhoseRequest): WhoseRequest => ({
  service,
  code,
  organisation,
  unit,
});

export const tagsOfRequest = ({ service, organisation, unit }: WhoseRequest): readonly string[] =>
  tags(orgTag(organisation), unitTag(unit), `service:${service}`);
