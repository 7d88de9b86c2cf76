import { orgTag, tags, unitTag } from '../tags.pure.ts';

export const tagsOfProof = ({ organisation, unit }: { organisation: string; unit: string }): readonly string[] =>
  tags(orgTag(organisation), unitTag(unit));
