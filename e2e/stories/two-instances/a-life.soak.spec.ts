import { tellTheLifeOfAMember } from '../life-of-a-member.ts';
import { toTwoOfEachSince } from './with-two-of-each.ts';

toTwoOfEachSince('2024-01-15', tellTheLifeOfAMember);
